import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { peopleClient } from '@/lib/db/people-client'
import { verifyLists } from '@/lib/db/verify-lists'
import type { Outcome } from '@/lib/lists/outcome'
import { COMMANDS, type CommandName } from '@/lib/use-cases/lists/commands'
import { projectOfItsOwn } from '../../fixtures/people'
import { envelopes, kept, shape } from './kept'
import { type Have, SAMPLES, sample, settle, whole } from './samples'
import { type Form, form, type Sending, send } from './send'

projectOfItsOwn()

const NAMES: readonly CommandName[] = COMMANDS.map(({ name }) => name)

let owners = 0
const newcomer = () => `owner-${++owners}`

async function newcomerWithLists(): Promise<{ readonly owner: string; readonly have: Have }> {
  const owner = newcomer()
  return { owner, have: await settle(owner) }
}

/** What is the same for two owners who did the same. */
function likeness(outcome: Outcome): unknown {
  return outcome.ok ? [outcome.did, outcome.listName, outcome.revision] : [outcome.why, outcome.typed]
}

test('every command has a sample, and each sample does something', async () => {
  expect(Object.keys(SAMPLES).toSorted()).toEqual([...NAMES].toSorted())
})

describe.each(NAMES)('%s', (name) => {
  test('sent twice is done once, and answered the same', async () => {
    const { owner, have } = await newcomerWithLists()
    const sending = sample(name, have)
    const before = await shape(owner)
    const outcome = await send(owner, sending)
    expect(outcome).toMatchObject({ ok: true, did: name })
    const after = await kept(owner)
    expect(await shape(owner)).not.toEqual(before)
    expect(await send(owner, sending)).toEqual(outcome)
    expect(await kept(owner)).toEqual(after)
  })

  test('sent again late, and before what came before it, is not done again', async () => {
    const { owner, have } = await newcomerWithLists()
    const { list, items } = have
    const others = [
      form({ do: 'create-list', name: 'Meanwhile', scope: 'meal' }),
      form({ do: 'rename-list', list, name: 'Meanwhile', seen: '1' }),
      form({ do: 'set-measure', list, item: items[0]?.id ?? '', amount: '3', measure: 'serving', seen: '1' }),
      form({ do: 'restore-list', list: have.deleted }),
    ]
    const sendings = [sample(name, have), ...others]
    const outcomes: Outcome[] = []
    for (const sending of sendings) outcomes.push(await send(owner, sending))
    const after = await kept(owner)
    for (const [i, sending] of [...sendings.entries()].toReversed()) {
      expect(await send(owner, sending)).toEqual(outcomes[i])
    }
    expect(await kept(owner)).toEqual(after)
  })

  test('sent many times at once is done once', async () => {
    const [one, other] = [await newcomerWithLists(), await newcomerWithLists()]
    const outcome = await send(one.owner, sample(name, one.have))
    const sending = sample(name, other.have)
    const all = await Promise.all(Array.from({ length: 5 }, () => send(other.owner, sending)))
    for (const each of all) expect(each).toEqual(all[0])
    expect(all.map(likeness)[0]).toEqual(likeness(outcome))
    expect(await shape(other.owner)).toEqual(await shape(one.owner))
    expect(await envelopes(other.owner)).toBe(await envelopes(one.owner))
  })

  test('by somebody else in the same envelope is their own affair', async () => {
    const { owner, have } = await newcomerWithLists()
    const sending = sample(name, have)
    const outcome = await send(owner, sending)
    const after = await kept(owner)
    const stranger = newcomer()
    const theirs = await send(stranger, sending)
    if (sending.list === undefined) {
      expect(theirs).toMatchObject({ ok: true, did: name })
      expect(theirs).not.toEqual(outcome)
      expect(await kept(stranger)).toHaveLength(1)
    } else {
      expect(theirs).toEqual({ ok: false, why: 'gone-list', landing: {} })
      expect(await kept(stranger)).toEqual([])
    }
    expect(await kept(owner)).toEqual(after)
    expect(await send(owner, sending)).toEqual(outcome)
  })

  test('changed, in the same envelope, is another command', async () => {
    const { owner, have } = await newcomerWithLists()
    const sending = sample(name, have)
    const outcome = await send(owner, sending)
    const other = { ...form({ do: 'create-list', name: 'Another', scope: 'meal' }), id: sending.id }
    expect(await send(owner, other)).toMatchObject({ ok: true, did: 'create-list', listName: 'Another' })
    expect(await send(owner, sending)).toEqual(outcome)
  })
})

describe('what was refused', () => {
  const refused: readonly (readonly [string, (have: Have) => Form, string])[] = [
    ['no food', () => ({ do: 'add-food', food: 'unobtainium' }), 'unknown-food'],
    ['no measure of it', () => ({ do: 'add-food', food: 'banana', measure: 'bathtub' }), 'unknown-portion'],
    ['far too much', ({ list }) => ({ do: 'add-food', list, food: 'banana', amount: '9999' }), 'amount-huge'],
    ['no name', ({ list }) => ({ do: 'rename-list', list, name: ' ', seen: '1' }), 'name-empty'],
    ['not a list', () => ({ do: 'duplicate-list', list: 'nowhere' }), 'gone-list'],
    [
      'an amount seen too early',
      ({ list, items }) => ({ ...aim(list, items[0]?.id), amount: '5', measure: 'g', seen: '7' }),
      'stale',
    ],
    [
      'a removed food',
      ({ list, removedItem }) => ({ ...aim(list, removedItem), amount: '5', measure: 'g', seen: '2' }),
      'gone-item',
    ],
  ]
  const aim = (list: string, item = '') => ({ do: 'set-measure', list, item })

  test.each(refused)('as %s changed nothing, and is refused again', async (_, asked, why) => {
    const { owner, have } = await newcomerWithLists()
    const before = await kept(owner)
    const sending = form(asked(have))
    const outcome = await send(owner, sending)
    expect(outcome).toMatchObject({ ok: false, why })
    expect(await send(owner, sending)).toEqual(outcome)
    expect(await kept(owner)).toEqual(before)
  })

  test('stays refused, though it would be possible by now', async () => {
    const { owner, have } = await newcomerWithLists()
    const early = form({ do: 'rename-list', list: have.list, name: 'Early', seen: '2' })
    expect(await send(owner, early)).toMatchObject({ why: 'stale' })
    await send(owner, form({ do: 'rename-list', list: have.list, name: 'Now', seen: '1' }))
    expect(await send(owner, early)).toMatchObject({ why: 'stale' })
    expect((await whole(owner, have.list)).name).toBe('Now')
  })

  test('makes no list for who had none', async () => {
    const owner = newcomer()
    expect(await send(owner, form({ do: 'add-food', food: 'banana', amount: '9999' }))).toMatchObject({ ok: false })
    expect(await kept(owner)).toEqual([])
    expect(await envelopes(owner)).toBe(0)
  })
})

describe('however envelopes come, with all their retries', () => {
  type Ask = (have: Have) => Form
  const seen = fc.integer({ min: 1, max: 3 }).map(String)
  const at = fc.nat(1)
  const position = fc.nat(2).map(String)
  const ask: fc.Arbitrary<Ask> = fc.oneof(
    fc.constantFrom(...NAMES).map(
      (name): Ask =>
        (have) => ({ do: name, ...SAMPLES[name](have) }),
    ),
    fc.record({ at, amount: fc.constantFrom('1', '2', 'x', '99999'), seen }).map(
      (it): Ask =>
        ({ list, items }) => ({
          do: 'set-measure',
          list,
          item: items[it.at]?.id ?? '',
          amount: it.amount,
          measure: 'serving',
          seen: it.seen,
        }),
    ),
    fc.record({ at, to: at, position, seen }).map(
      (it): Ask =>
        ({ list, items, meals }) => ({
          do: 'move-item',
          list,
          item: items[it.at]?.id ?? '',
          meal: meals[it.to]?.id ?? '',
          position: it.position,
          seen: it.seen,
        }),
    ),
    fc.record({ at, seen }).map(
      (it): Ask =>
        ({ list, items }) => ({ do: 'remove-item', list, item: items[it.at]?.id ?? '', seen: it.seen }),
    ),
    fc.record({ at, name: fc.constantFrom('Noon', ''), seen }).map(
      (it): Ask =>
        ({ list, meals }) => ({ do: 'rename-meal', list, meal: meals[it.at]?.id ?? '', name: it.name, seen: it.seen }),
    ),
  )

  test('lists end as if each had been sent once, in the order in which they first came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(ask, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(5), { minLength: 1, maxLength: 14 }),
        async (asks, arrivals) => {
          const order = arrivals.map((i) => i % asks.length)
          const [often, once] = [await newcomerWithLists(), await newcomerWithLists()]
          const sendings: readonly Sending[] = asks.map((each) => form(each(often.have)))
          const answers = new Map<number, Outcome>()
          for (const i of order) {
            const sending = sendings[i]
            if (sending === undefined) continue
            const answer = await send(often.owner, sending)
            expect(answer).toEqual(answers.get(i) ?? answer)
            answers.set(i, answer)
          }
          for (const [i, answer] of answers) {
            expect(likeness(await send(once.owner, form(asks[i]?.(once.have) ?? {})))).toEqual(likeness(answer))
          }
          expect(await shape(often.owner)).toEqual(await shape(once.owner))
        },
      ),
      { numRuns: 25 },
    )
  })
})

test('after all of this, every list that is kept agrees with its checksum', async () => {
  const { lists, differing, without } = await verifyLists(peopleClient())
  expect(lists).toBeGreaterThan(100)
  expect({ differing, without }).toEqual({ differing: [], without: 0 })
})
