import { spawnSync } from 'node:child_process'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSound, verifyPeople } from '@/lib/backup/verify'
import { listChecksum, type StoredList } from '@/lib/db/list-checksum'
import { lists } from '@/lib/db/lists'
import { connect } from '@/lib/db/people-client'
import { addItem } from '@/lib/lists/edit-item'
import { editKept } from '../db/edit-kept'
import { makeList } from '../db/list-made'
import { bundled } from '../fixtures/bundle'
import { by, item, list, meal } from '../fixtures/lists'
import { emptySite, flipBit, type Site } from './people'

const VERIFY = await bundled('lib/cli/verify-people.ts')

/** A list with a food in it; its id. */
async function siteWithAList(): Promise<{ readonly site: Site; readonly id: string }> {
  const site = emptySite()
  const client = connect(site.stores.people)
  const id = await makeList(lists(client), 'anna', 'Tuesday')
  const food = {
    foodId: 'spinach-raw',
    measure: { unit: 'portion', portion: '1 cup', quantity: 2 },
    grams: 60,
  } as const
  await editKept(lists(client), 'anna', id, [by(addItem, { item: 'one', ...food })])
  await makeList(lists(client), 'ben', 'Wednesday')
  await client.$disconnect()
  return { site, id }
}

function change({ stores }: Site, sql: string): void {
  const db = new Database(stores.people)
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  db.close()
}

function sqliteFindsNothing({ stores }: Site): boolean {
  const db = new Database(stores.people)
  const found = [db.pragma('integrity_check', { simple: true }), db.pragma('foreign_key_check')]
  db.close()
  return JSON.stringify(found) === '["ok",[]]'
}

test('a sound store is told to be sound, while it is in use too', async () => {
  const { site } = await siteWithAList()
  expect(await verifyPeople(site.stores.people)).toEqual({ faults: [], lists: { lists: 2, differing: [], without: 0 } })
  const client = connect(site.stores.people)
  await makeList(lists(client), 'anna', 'Thursday')
  expect(await verifyPeople(site.stores.people)).toMatchObject({ faults: [], lists: { lists: 3, differing: [] } })
  await client.$disconnect()
})

describe('a bit flipped in a stored list is noticed', () => {
  test.each(['Tuesday', 'Breakfast', 'spinach-raw', '1 cup'])(
    'in "%s", of which SQLite itself sees nothing',
    async (text) => {
      const { site, id } = await siteWithAList()
      // Only in the list: what came of edits is kept too.
      change(site, 'DELETE FROM Envelope; VACUUM;')
      flipBit(site.stores.people, text)
      expect(sqliteFindsNothing(site)).toBe(true)
      const verified = await verifyPeople(site.stores.people)
      expect(isSound(verified)).toBe(false)
      if (text !== 'Breakfast') expect(verified.lists?.differing).toEqual([id])
    },
  )

  test.each([
    ['an amount', `UPDATE MealItem SET grams = 60.00000000000001`],
    ['how many portions', `UPDATE MealItem SET quantity = 2.5`],
    ['the order', `UPDATE Meal SET position = 5 WHERE position = 0`],
    ['what is removed', `UPDATE MealItem SET deletedAt = '2026-12-01T00:00:00.000+00:00'`],
    ['the scope', `UPDATE MealList SET scope = 'dax'`],
    ['a revision', `UPDATE MealItem SET revision = 7`],
    ['an item less', `DELETE FROM MealItem`],
    ['an owner', `UPDATE MealList SET ownerId = 'ben' WHERE ownerId = 'anna'`],
  ])('in %s', async (_, sql) => {
    const { site, id } = await siteWithAList()
    change(site, sql)
    expect((await verifyPeople(site.stores.people)).lists?.differing).toContain(id)
  })
})

test('rows that belong to nothing are noticed', async () => {
  const { site } = await siteWithAList()
  change(site, `DELETE FROM Owner WHERE id = 'ben'`)
  expect((await verifyPeople(site.stores.people)).faults).toEqual([
    'There are rows of MealList that belong to no Owner.',
  ])
})

test('the command ends with 1 and names lists by their ids alone', async () => {
  const { site, id } = await siteWithAList()
  const env = { ...site.env, DATABASE_URL: `file:${site.stores.single}` }
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [VERIFY, ...args], { env, encoding: 'utf8' })
  expect(run()).toMatchObject({ status: 0, stdout: `${site.stores.people}: sound, 2 lists\n` })
  change(site, 'UPDATE MealItem SET grams = 61')
  const told = run()
  expect(told).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`The list ${id} differs from its checksum.`),
  })
  expect(told.stdout).not.toContain('Tuesday')
  expect(run('--all')).toMatchObject({ status: 2 })
  expect(run('/nowhere/people.db')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('There is no database'),
  })
})

test('the checksum tells any two lists apart that differ in anything', () => {
  const text = fc.string({ maxLength: 8 })
  const anItem = fc
    .record({
      id: text,
      foodId: text,
      grams: fc.double({ min: 0, max: 100, noNaN: true }),
      revision: fc.nat(3),
      removed: fc.boolean(),
    })
    .map(({ id, ...rest }) => item(id, rest))
  const aMeal = fc
    .record({
      id: text,
      name: text,
      revision: fc.nat(3),
      removed: fc.boolean(),
      items: fc.array(anItem, { maxLength: 3 }),
    })
    .map(({ id, items, ...rest }) => meal(id, items, rest))
  const stored: fc.Arbitrary<StoredList> = fc
    .record({ meals: fc.array(aMeal, { maxLength: 3 }), name: text, ownerId: text, removed: fc.boolean() })
    .map(({ meals, ...rest }) => ({ ...list(meals), ...rest }))
  fc.assert(
    fc.property(stored, stored, (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other)
      expect(listChecksum(one) === listChecksum(other)).toBe(isSame)
    }),
  )
})
