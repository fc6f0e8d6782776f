import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readFormBody } from '../../app/lists/commands/form-body'
import type { Outcome } from '../../app/lists/outcome'
import { listForm, listPlace } from '../../lib/schemas/list-commands'
import { preparedStores } from '../db/database'

type Form = Readonly<Record<string, string>>

/** As the handler does it: a posted form, parsed and carried out against a real catalogue and database. */
let submit: (owner: string, form: Form) => Promise<Outcome>
let read: (owner: string, list: string) => Promise<{ readonly grams: number; readonly foodId: string }[]>

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', `file:${preparedStores().single}`)
  const { perform } = await import('../../app/lists/commands/perform')
  const { lists } = await import('../../lib/db/lists')
  const { liveItems } = await import('../../lib/lists/list')
  submit = (owner, form) => perform(owner, listForm.parse(form))
  read = async (owner, id) => {
    const list = await lists().read(owner, id)
    return list === null ? [] : [...liveItems(list)]
  }
}, 60_000)

afterAll(() => vi.unstubAllEnvs())

async function ok(owner: string, form: Form): Promise<{ readonly list: string; readonly at: string }> {
  const outcome = await submit(owner, form)
  if (!outcome.ok || outcome.at === null) throw new Error(JSON.stringify(outcome))
  return { list: outcome.list?.id ?? '', at: outcome.at }
}

describe('adding from anywhere', () => {
  test('the first food makes a list, the next goes into the same, each as one serving', async () => {
    const first = await ok('ann', { do: 'add-food', food: 'spinach-raw' })
    const second = await ok('ann', { do: 'add-food', food: 'banana' })
    expect(second.list).toBe(first.list)
    expect(await read('ann', first.list)).toMatchObject([
      { foodId: 'spinach-raw', grams: 85 },
      { foodId: 'banana', grams: 140 },
    ])
  })

  test('with an amount and a measure, decimal comma and all', async () => {
    const { list } = await ok('bea', { do: 'add-food', food: 'banana', amount: '1,5', measure: 'serving' })
    await ok('bea', { do: 'add-food', food: 'banana', list, amount: '33', measure: 'g' })
    expect((await read('bea', list)).map(({ grams }) => grams)).toEqual([210, 33])
  })

  test('a food that is not there, or a measure it does not have, is said to be so', async () => {
    expect(await submit('cia', { do: 'add-food', food: 'unobtainium' })).toMatchObject({ problem: 'unknown-food' })
    expect(await submit('cia', { do: 'add-food', food: 'banana', amount: '1', measure: 'bathtub' })).toMatchObject({
      problem: 'unknown-portion',
      measure: 'bathtub',
    })
  })

  test('a list of somebody else is not there', async () => {
    const { list } = await ok('ann', { do: 'create-list', name: 'Mine', scope: 'meal' })
    expect(await submit('eve', { do: 'add-food', food: 'banana', list })).toMatchObject({ problem: 'gone-list' })
    expect(await submit('eve', { do: 'delete-list', list })).toMatchObject({ problem: 'gone-list' })
    expect(await submit('eve', { do: 'duplicate-list', list })).toMatchObject({ problem: 'gone-list' })
    expect(await submit('eve', { do: 'rename-list', list, name: 'Hers', seen: '1' })).toMatchObject({
      problem: 'gone-list',
    })
  })
})

describe('a wrong amount is answered where it was typed, with what was typed', () => {
  test.each([
    ['', 'amount-missing'],
    ['lots', 'amount-not-a-number'],
    ['-2', 'amount-negative'],
    ['0', 'amount-zero'],
    ['1,000', 'amount-ambiguous'],
    ['99999999', 'amount-huge'],
  ])('%j', async (typed, problem) => {
    const { list, at } = await ok('dan', { do: 'add-food', food: 'banana' })
    const form = { do: 'set-measure', list, item: at, amount: typed, measure: 'serving', seen: '1' }
    expect(await submit('dan', form)).toMatchObject({ ok: false, problem, at, typed, measure: 'serving' })
    expect((await read('dan', list)).at(-1)).toMatchObject({ grams: 140 })
  })
})

test('a stale amount is refused and can be saved anyway', async () => {
  const { list, at } = await ok('fay', { do: 'add-food', food: 'banana' })
  const form = { do: 'set-measure', list, item: at, measure: 'g' }
  await ok('fay', { ...form, amount: '100', seen: '1' })
  expect(await submit('fay', { ...form, amount: '50', seen: '1' })).toMatchObject({ problem: 'stale', typed: '50' })
  expect(await read('fay', list)).toMatchObject([{ grams: 100 }])
  expect(await submit('fay', { ...form, amount: '50', seen: '2' })).toMatchObject({ ok: true, revision: 3 })
  expect(await read('fay', list)).toMatchObject([{ grams: 50 }])
})

test('the step buttons work without script', async () => {
  const { list, at } = await ok('gil', { do: 'add-food', food: 'banana' })
  await ok('gil', { do: 'set-measure', list, item: at, amount: '1', measure: 'serving', step: 'more', seen: '1' })
  expect(await read('gil', list)).toMatchObject([{ grams: 280 }])
})

test('every food of the example is in the catalogue', async () => {
  const { list } = await ok('hal', { do: 'start-example' })
  expect(await read('hal', list)).toHaveLength(10)
})

test('deleting can be undone', async () => {
  const { list } = await ok('ida', { do: 'add-food', food: 'banana' })
  expect(await submit('ida', { do: 'delete-list', list })).toMatchObject({ did: 'deleted-list', at: list })
  expect(await read('ida', list)).toEqual([])
  expect(await submit('ida', { do: 'restore-list', list })).toMatchObject({ did: 'restored-list' })
  expect(await read('ida', list)).toHaveLength(1)
})

describe('forms that are not ours', () => {
  test.each([
    {},
    { do: 'burn' },
    { do: 'add-food' },
    { do: 'add-food', food: "x'; DROP TABLE" },
    { do: 'rename-list', list: 'a', name: 'b' },
    { do: 'rename-list', list: '../etc', name: 'b', seen: '1' },
    { do: 'set-scope', list: 'a', scope: 'week', seen: '1' },
    { do: 'move-item', list: 'a', item: 'b', meal: 'c', position: '-1', seen: '1' },
    { do: 'rename-list', list: 'a', name: 'x'.repeat(10_000), seen: '1' },
  ])('%j is not understood', (form) => {
    expect(listForm.safeParse(form).success).toBe(false)
  })

  test('five megabytes are read no further than they need to be', async () => {
    const big = new Request('http://table.test/lists/commands', { method: 'POST', body: 'a'.repeat(5_000_000) })
    expect(await readFormBody(big)).toBeNull()
    const fields = await readFormBody(
      new Request('http://table.test/', { method: 'POST', body: 'do=add-food&food=kale' }),
    )
    expect(Object.fromEntries(fields ?? [])).toEqual({ do: 'add-food', food: 'kale' })
  })

  test('an address with nonsense in it is read as one without', () => {
    expect(listPlace.parse({ share: 'gold', did: ['saved', 'x'], at: undefined, typed: 'x'.repeat(6000) })).toEqual({
      did: 'saved',
    })
  })
})
