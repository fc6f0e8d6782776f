import { describe, expect, test } from 'vitest'
import { lists } from '@/lib/db/lists'
import { LIMITS, liveItems, type MealItem } from '@/lib/lists/list'
import { readEnvelope } from '@/lib/use-cases/lists/handle-command'
import { projectOfItsOwn } from '../../fixtures/people'
import { type Form, form, send } from './send'

projectOfItsOwn()

async function read(owner: string, id: string): Promise<readonly MealItem[]> {
  const list = await lists().read(owner, id)
  return list === null ? [] : liveItems(list)
}

async function ok(owner: string, fields: Form): Promise<{ readonly list: string; readonly at: string }> {
  const outcome = await send(owner, form(fields))
  const { list = '', at } = outcome.landing
  if (!outcome.ok || at === undefined) throw new Error(JSON.stringify(outcome))
  return { list, at }
}

/** The first item of a list that has one. */
async function firstItem(owner: string, list: string): Promise<string> {
  return (await read(owner, list))[0]?.id ?? ''
}

const submit = (owner: string, fields: Form) => send(owner, form(fields))

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
    expect(await submit('cia', { do: 'add-food', food: 'unobtainium' })).toMatchObject({ why: 'unknown-food' })
    expect(await submit('cia', { do: 'add-food', food: 'banana', amount: '1', measure: 'bathtub' })).toMatchObject({
      why: 'unknown-portion',
      typed: { measure: 'bathtub' },
    })
  })

  test('a list of somebody else is not there', async () => {
    const { list } = await ok('ann', { do: 'create-list', name: 'Mine', scope: 'meal' })
    expect(await submit('eve', { do: 'add-food', food: 'banana', list })).toMatchObject({ why: 'gone-list' })
    expect(await submit('eve', { do: 'delete-list', list })).toMatchObject({ why: 'gone-list' })
    expect(await submit('eve', { do: 'duplicate-list', list })).toMatchObject({ why: 'gone-list' })
    expect(await submit('eve', { do: 'rename-list', list, name: 'Hers', seen: '1' })).toMatchObject({
      why: 'gone-list',
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
    expect(await submit('dan', form)).toEqual({
      ok: false,
      why: problem,
      landing: { list, at },
      typed: { text: typed, measure: 'serving' },
    })
    expect((await read('dan', list)).at(-1)).toMatchObject({ grams: 140 })
  })
})

test('a stale amount is refused and can be saved anyway', async () => {
  const { list, at } = await ok('fay', { do: 'add-food', food: 'banana' })
  const form = { do: 'set-measure', list, item: at, measure: 'g' }
  await ok('fay', { ...form, amount: '100', seen: '1' })
  expect(await submit('fay', { ...form, amount: '50', seen: '1' })).toMatchObject({
    why: 'stale',
    typed: { text: '50' },
  })
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
  expect(await submit('ida', { do: 'delete-list', list })).toMatchObject({ did: 'delete-list', landing: { at: list } })
  expect(await read('ida', list)).toEqual([])
  expect(await submit('ida', { do: 'restore-list', list })).toMatchObject({ did: 'restore-list' })
  expect(await read('ida', list)).toHaveLength(1)
})

test('a copy is a list of its own', async () => {
  const { list } = await ok('jan', { do: 'add-food', food: 'banana' })
  const copy = (await ok('jan', { do: 'duplicate-list', list })).list
  const item = await firstItem('jan', copy)
  await ok('jan', { do: 'set-measure', list: copy, item, amount: '5', measure: 'g', seen: '1' })
  expect(await read('jan', list)).toMatchObject([{ grams: 140 }])
  expect(await read('jan', copy)).toMatchObject([{ grams: 5 }])
})

test('a name keeps what a person can type, and nothing that a database cannot hold', async () => {
  const nameOf = async (list: string) => (await lists().read('kay', list))?.name
  const create = async (name: string) => (await ok('kay', { do: 'create-list', name, scope: 'day' })).list
  expect(await nameOf(await create('\u0000one\u0000\u001btwo \ud83e '))).toBe('one two')
  expect(await submit('kay', { do: 'create-list', name: '\u0000', scope: 'day' })).toMatchObject({ why: 'name-empty' })
  const long = await create('🥬'.repeat(LIMITS.nameLength / 2))
  const copy = (await ok('kay', { do: 'duplicate-list', list: long })).list
  expect(await nameOf(copy)).toBe(`Copy of ${'🥬'.repeat(36)}`)
  const odd = await create(`x${'🥬'.repeat(39)}`)
  expect(await nameOf((await ok('kay', { do: 'duplicate-list', list: odd })).list)).toBe(`Copy of x${'🥬'.repeat(35)}`)
})

test('a food goes into a meal of its own where the list has none', async () => {
  const { list, at } = await ok('kim', { do: 'create-list', name: 'Supper', scope: 'meal' })
  expect(at).toBe(list)
  const meal = (await lists().read('kim', list))?.meals[0]?.id ?? ''
  await ok('kim', { do: 'remove-meal', list, meal, seen: '1' })
  await ok('kim', { do: 'add-food', list, food: 'banana' })
  expect(await read('kim', list)).toMatchObject([{ foodId: 'banana' }])
})

test('the 201st list is refused, however it would come about', async () => {
  const { list } = await ok('lou', { do: 'create-list', name: 'First', scope: 'day' })
  await ok('lou', { do: 'delete-list', list })
  for (let i = 0; i < LIMITS.listsPerOwner; i += 1)
    await ok('lou', { do: 'create-list', name: `List ${i}`, scope: 'day' })
  const [last] = await lists().summaries('lou')
  expect(await submit('lou', { do: 'create-list', name: 'One more', scope: 'day' })).toEqual({
    ok: false,
    why: 'full-lists',
    landing: { at: 'create' },
    typed: { text: 'One more' },
  })
  for (const fields of [
    { do: 'start-example' },
    { do: 'duplicate-list', list: last?.id ?? '' },
    { do: 'restore-list', list },
  ]) {
    expect(await submit('lou', fields)).toMatchObject({ ok: false, why: 'full-lists' })
  }
  expect(await lists().summaries('lou')).toHaveLength(LIMITS.listsPerOwner)
}, 60_000)

describe('what is not a command of ours', () => {
  test.each([
    {},
    { do: 'burn' },
    { do: 'add-food' },
    { do: 'add-food', food: "x'; DROP TABLE" },
    { do: 'delete-list' },
    { do: 'rename-list', name: 'b', seen: '1' },
    { do: 'rename-list', list: 'a', name: 'b' },
    { do: 'rename-list', list: '../etc', name: 'b', seen: '1' },
    { do: 'set-scope', list: 'a', scope: 'week', seen: '1' },
    { do: 'move-item', list: 'a', item: 'b', meal: 'c', position: '-1', seen: '1' },
    { do: 'rename-list', list: 'a', name: 'x'.repeat(10_000), seen: '1' },
  ])('%j is not understood', (fields) => {
    expect(readEnvelope(form(fields))).toBeNull()
  })

  test.each(['', 'short', 'x'.repeat(65), '../../../etc/passwd', 'no spaces in this one'])(
    'nor is one in an envelope called %j',
    (id) => {
      expect(readEnvelope({ ...form({ do: 'start-example' }), id })).toBeNull()
    },
  )
})
