import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { lists } from '@/lib/db/lists'
import { purge } from '@/lib/db/purge'
import { verifyLists } from '@/lib/db/verify-lists'
import { addItem, removeItem, restoreItem } from '@/lib/lists/edit-item'
import { addMeal, removeMeal } from '@/lib/lists/edit-meal'
import { doneAmongLists } from '@/lib/lists/outcome'
import { by, type Edit } from '../fixtures/lists'
import { editKept } from './edit-kept'
import { database, emptyDatabases, freshEnvelope } from './list-file'
import { makeList } from './list-made'

emptyDatabases()

const DAY_MS = 24 * 60 * 60 * 1000
const START = new Date('2026-12-01T12:00:00Z')

/** What the computer's clock says. */
let wall: Date
const repository = () => lists(database(), () => wall)
const purgeNow = () => purge(database(), wall)

beforeEach(async () => {
  wall = START
  await purgeNow()
})

/** Days go by, and the store is looked at on each of them. */
async function days(count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    wall = new Date(wall.getTime() + DAY_MS)
    await purgeNow()
  }
}

const edit = (id: string, ...edits: readonly Edit[]) => editKept(repository(), 'anna', id, edits)
const remove = (id: string) =>
  repository().once('anna', freshEnvelope(), async (own) => {
    await own.remove(id)
    return doneAmongLists('delete-list', id)
  })

function add(item: string): Edit {
  return by(addItem, { item, foodId: 'kale', measure: { unit: 'grams', grams: 100 }, grams: 100 })
}

async function itemsOf(id: string): Promise<readonly string[]> {
  const list = await repository().read('anna', id)
  return list?.meals.flatMap(({ items }) => items.map((item) => item.id)) ?? []
}

describe('what was removed', () => {
  test('is kept for thirty days and goes then, and the list is as sound as before', async () => {
    const gone = await makeList(repository(), 'anna', 'gone')
    const id = await makeList(repository(), 'anna', 'Tuesday')
    await edit(id, add('soup'), add('bread'), add('jam'), by(addMeal, { meal: 'supper', name: 'Supper' }))
    await edit(id, by(removeItem, { item: 'soup', seen: 1 }), by(removeMeal, { meal: 'supper', seen: 1 }))
    await remove(gone)
    await days(30)
    expect(await repository().deletedName('anna', gone)).toBe('gone')
    expect(await itemsOf(id)).toEqual(['soup', 'bread', 'jam'])

    await days(1)
    expect(await repository().deletedName('anna', gone)).toBeNull()
    expect(await itemsOf(id)).toEqual(['bread', 'jam'])
    expect(await database().meal.count({ where: { id: 'supper' } })).toBe(0)
    expect(await edit(id, by(restoreItem, { item: 'soup' }))).toMatchObject({ ok: false, why: 'gone-item' })
    await edit(id, add('tea'), by(removeItem, { item: 'bread', seen: 1 }))
    expect(await itemsOf(id)).toEqual(['bread', 'jam', 'tea'])
    expect(await verifyLists(database())).toEqual({ lists: 1, differing: [], without: 0 })
  })

  test('stays in a list that differs from its checksum', async () => {
    const id = await makeList(repository(), 'anna', 'Tuesday')
    await edit(id, add('soup'), by(removeItem, { item: 'soup', seen: 1 }))
    await database().mealItem.updateMany({ data: { grams: 99 } })
    await days(32)
    expect(await itemsOf(id)).toEqual(['soup'])
    expect(await verifyLists(database())).toMatchObject({ differing: [id] })
  })
})

describe('who does not come back', () => {
  test('goes after two years with all they have; who only reads stays', async () => {
    await makeList(repository(), 'anna', 'Tuesday')
    const id = await makeList(repository(), 'ben', 'Wednesday')
    const seen = (owner: string) => database().owner.findUnique({ where: { id: owner }, select: { lastSeenAt: true } })
    await database().owner.updateMany({ data: { lastSeenAt: new Date(START.getTime() - 729 * DAY_MS) } })
    await days(1)
    await repository().read('ben', id)
    await expect.poll(() => seen('ben'), { timeout: 20_000 }).toEqual({ lastSeenAt: new Date('2026-12-02') })
    expect(await seen('anna')).not.toBeNull()
    await days(1)
    expect(await seen('anna')).toBeNull()
    expect(await database().mealList.findMany({ select: { id: true } })).toEqual([{ id }])
    expect(await database().meal.count()).toBe(3)
    expect(await database().envelope.count({ where: { ownerId: 'anna' } })).toBe(0)
  })

  test('begins their two years now, where nobody asked before', async () => {
    await database().owner.create({ data: { id: 'old', createdAt: new Date('2020-01-01') } })
    await days(1)
    expect(await database().owner.findUnique({ where: { id: 'old' } })).toMatchObject({
      lastSeenAt: new Date('2026-12-02'),
    })
  })
})

describe('a clock that jumps', () => {
  test.each([
    ['forward by years, and back', '2031-01-01T00:00:00Z'],
    ['back to its beginning, and forth', '1970-01-01T00:00:00Z'],
  ])('%s, takes nothing away', async (_, wrong) => {
    const gone = await makeList(repository(), 'anna', 'gone')
    await remove(gone)
    await days(5)
    wall = new Date(wrong)
    // What is made and removed while it is wrong is no older for it.
    const then = await makeList(repository(), 'ben', 'then')
    const removed = await makeList(repository(), 'anna', 'removed then')
    await remove(removed)
    await purgeNow()
    await days(3)
    wall = new Date(START.getTime() + 8 * DAY_MS)
    await purgeNow()
    await days(10)
    expect(await repository().deletedName('anna', gone)).toBe('gone')
    expect(await repository().deletedName('anna', removed)).toBe('removed then')
    expect(await repository().read('ben', then)).toMatchObject({ name: 'then' })
    expect(await database().owner.count()).toBe(2)
    // It goes when its time has come by days that passed.
    await days(20)
    expect(await repository().deletedName('anna', gone)).toBeNull()
  })
})

describe('envelopes', () => {
  test('are kept of the last thousand edits of each owner', async () => {
    const outcome = JSON.stringify(doneAmongLists('delete-list', 'x'))
    for (const ownerId of ['anna', 'ben']) {
      await database().envelope.createMany({
        data: Array.from({ length: 1010 }, (_, i) => ({
          ...{ ownerId, id: randomUUID(), digest: String(i), outcome },
          processedAt: new Date(START.getTime() - 1000 * (i + 1)),
        })),
      })
    }
    await makeList(repository(), 'anna', 'Tuesday')
    expect(await database().envelope.count({ where: { ownerId: 'anna' } })).toBe(1000)
    expect(await database().envelope.count({ where: { ownerId: 'ben' } })).toBe(1010)
    expect(
      await database().envelope.count({ where: { ownerId: 'anna', digest: { in: ['998', '999', '1009'] } } }),
    ).toBe(1)
  })

  test('go after ninety days also where nobody writes', async () => {
    await makeList(repository(), 'anna', 'Tuesday')
    await days(90)
    expect(await database().envelope.count()).toBe(1)
    await days(1)
    expect(await database().envelope.count()).toBe(0)
  })
})

test('lists of before there were checksums get theirs', async () => {
  await makeList(repository(), 'anna', 'Tuesday')
  await database().mealList.updateMany({ data: { checksum: null } })
  expect(await verifyLists(database())).toEqual({ lists: 1, differing: [], without: 1 })
  await purgeNow()
  expect(await verifyLists(database())).toEqual({ lists: 1, differing: [], without: 0 })
})
