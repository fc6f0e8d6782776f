import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ListKeeper, lists } from '../../lib/db/lists'
import { migrate } from '../../lib/db/migrate'
import { openDatabase } from '../../lib/db/open'
import { connect, type PeopleClient } from '../../lib/db/people-client'
import type { ListCommand } from '../../lib/lists/command'
import { LIMITS, live, type MealList } from '../../lib/lists/list'

const OTHER_SERVER = fileURLToPath(new URL('./lists-other-server.ts', import.meta.url))

let directory: string
let file: string
let clients: PeopleClient[]

/** As a server has it: one client for all its tabs. */
function keeper(): ListKeeper {
  const client = clients[0] ?? connect(file)
  clients[0] = client
  return lists(client)
}

/** As after a restart. */
async function restarted(): Promise<ListKeeper> {
  for (const client of clients.splice(0)) await client.$disconnect()
  return keeper()
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'mineral-table-lists-'))
  file = join(directory, 'table.db')
  clients = []
  const db = openDatabase(file, { create: true })
  migrate(db, join(process.cwd(), 'prisma', 'people', 'migrations'))
  db.close()
})

afterEach(async () => {
  for (const client of clients) await client.$disconnect()
  rmSync(directory, { recursive: true, force: true })
})

async function made(door: ListKeeper, owner = 'anna', name = 'Tuesday'): Promise<MealList> {
  const result = await door.create(owner, name, 'day')
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

function add(item: string, meal: string | null = null): ListCommand {
  const measure = { unit: 'portion', portion: '1 cup', quantity: 1.5 } as const
  return { kind: 'add-item', item, meal, foodId: `food-${item}`, measure, grams: 360 }
}

function grams(item: string, amount: number, seen: number): ListCommand {
  return { kind: 'set-measure', item, measure: { unit: 'grams', grams: amount }, grams: amount, seen }
}

describe('what was confirmed is kept', () => {
  test('a list comes back as it was left, also after a restart', async () => {
    const door = keeper()
    const { id } = await made(door)
    await door.edit('anna', id, [add('soup'), add('bread'), grams('bread', 42.5, 1)])
    await door.edit('anna', id, [
      {
        kind: 'move-item',
        item: 'bread',
        meal: (await door.read('anna', id))?.meals[0]?.id ?? '',
        position: 0,
        seen: 2,
      },
      { kind: 'rename-list', name: 'Wednesday', seen: 1 },
    ])
    const before = await door.read('anna', id)
    const after = await (await restarted()).read('anna', id)
    expect(after).toEqual(before)
    expect(after?.name).toBe('Wednesday')
    expect(after?.meals.map(({ items }) => items.map((each) => each.id))).toEqual([['bread'], [], ['soup']])
    expect(after?.meals[2]?.items[0]).toMatchObject({
      measure: { unit: 'portion', portion: '1 cup', quantity: 1.5 },
      grams: 360,
    })
    expect(after?.meals[0]?.items[0]).toMatchObject({ measure: { unit: 'grams', grams: 42.5 }, revision: 3 })
  })

  test('all of several edits land, or none', async () => {
    const door = keeper()
    const { id } = await made(door)
    const result = await door.edit('anna', id, [add('soup'), grams('soup', 0, 1)])
    expect(result).toMatchObject({ ok: false, refusal: { reason: 'not-positive' } })
    expect((await door.read('anna', id))?.meals.flatMap(({ items }) => items)).toEqual([])
  })

  test('what was removed comes back where it was', async () => {
    const door = keeper()
    const { id } = await made(door)
    await door.edit('anna', id, [add('soup'), add('bread')])
    await door.edit('anna', id, [{ kind: 'remove-item', item: 'soup', seen: 1 }])
    const without = await door.read('anna', id)
    expect(without && live(without).meals[2]?.items.map((each) => each.id)).toEqual(['bread'])
    await door.edit('anna', id, [{ kind: 'restore-item', item: 'soup' }])
    const back = await door.read('anna', id)
    expect(back && live(back).meals[2]?.items.map((each) => each.id)).toEqual(['soup', 'bread'])
  })
})

describe('two tabs', () => {
  test('edits of different things both land, though both tabs saw the same page', async () => {
    const one = keeper()
    const other = keeper()
    const { id } = await made(one)
    await one.edit('anna', id, [add('soup'), add('bread')])
    const [first, second] = await Promise.all([
      one.edit('anna', id, [grams('soup', 100, 1)]),
      other.edit('anna', id, [grams('bread', 50, 1)]),
    ])
    expect(first?.ok && second?.ok).toBe(true)
    const after = await one.read('anna', id)
    expect(after?.meals[2]?.items.map((each) => each.grams)).toEqual([100, 50])
  })

  test('of two edits of the same thing one is confirmed and stays; the other is refused with what it is now', async () => {
    const one = keeper()
    const other = keeper()
    const { id } = await made(one)
    await one.edit('anna', id, [add('soup')])
    const results = await Promise.all([
      one.edit('anna', id, [grams('soup', 100, 1)]),
      other.edit('anna', id, [grams('soup', 50, 1)]),
    ])
    const confirmed = results.filter((result) => result?.ok)
    expect(confirmed).toHaveLength(1)
    expect(results.find((result) => !result?.ok)).toMatchObject({
      refusal: { reason: 'stale', thing: 'item', id: 'soup', revision: 2 },
    })
    const kept = (await other.read('anna', id))?.meals[2]?.items[0]
    expect(kept?.grams).toBe(results[0]?.ok ? 100 : 50)
    const anyway = await other.edit('anna', id, [grams('soup', 50, 2)])
    expect(anyway?.ok).toBe(true)
  })

  test('forty additions from four tabs at once are all there', async () => {
    const doors = [keeper(), keeper(), keeper(), keeper()]
    const [door] = doors
    if (!door) throw new Error('no door')
    const { id } = await made(door)
    await Promise.all(Array.from({ length: 40 }, (_, i) => doors[i % 4]?.edit('anna', id, [add(`food${i}`)])))
    const after = await door.read('anna', id)
    const ids = after?.meals.flatMap(({ items }) => items.map((each) => each.id)) ?? []
    expect(ids.toSorted()).toEqual(Array.from({ length: 40 }, (_, i) => `food${i}`).toSorted())
  }, 30_000)

  test('two servers on one file wait for each other, and nothing either confirmed is lost', async () => {
    const door = keeper()
    const { id } = await made(door)
    const other = promisify(execFile)(process.execPath, ['--import', 'tsx', OTHER_SERVER, file, id])
    for (let i = 0; i < 20; i += 1) {
      expect((await door.edit('anna', id, [add(`here${i}`)]))?.ok).toBe(true)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    await other
    const after = await door.read('anna', id)
    expect(after?.meals.flatMap(({ items }) => items)).toHaveLength(40)
  }, 60_000)
})

describe('a list belongs to whoever made it', () => {
  test('to anybody else it is not there, whatever they try', async () => {
    const door = keeper()
    const { id } = await made(door)
    await door.edit('anna', id, [add('soup')])
    expect(await door.read('ben', id)).toBeNull()
    expect(await door.edit('ben', id, [grams('soup', 1, 1)])).toBeNull()
    expect(await door.duplicate('ben', id)).toBeNull()
    expect(await door.remove('ben', id)).toBe(false)
    expect(await door.restore('ben', id)).toBeNull()
    expect(await door.summaries('ben')).toEqual([])
    expect((await door.read('anna', id))?.meals[2]?.items[0]?.grams).toBe(360)
  })

  test('an item of one list cannot be reached through another', async () => {
    const door = keeper()
    const mine = await made(door, 'ben')
    const { id } = await made(door)
    await door.edit('anna', id, [add('soup')])
    expect(await door.edit('ben', mine.id, [grams('soup', 1, 1)])).toMatchObject({ refusal: { reason: 'gone' } })
    expect(await door.edit('ben', mine.id, [{ kind: 'remove-item', item: 'soup', seen: 1 }])).toMatchObject({
      refusal: { reason: 'gone' },
    })
  })
})

describe('all my lists', () => {
  test('the one used last comes first, with how many foods it has', async () => {
    const door = keeper()
    const tuesday = await made(door)
    await made(door, 'anna', 'Wednesday')
    await new Promise((resolve) => setTimeout(resolve, 5))
    await door.edit('anna', tuesday.id, [add('soup'), add('bread'), { kind: 'remove-item', item: 'soup', seen: 1 }])
    expect(await door.summaries('anna')).toMatchObject([
      { name: 'Tuesday', scope: 'day', meals: 3, foods: 1 },
      { name: 'Wednesday', foods: 0 },
    ])
  })

  test('a deleted list can be brought back whole', async () => {
    const door = keeper()
    const { id } = await made(door)
    await door.edit('anna', id, [add('soup')])
    expect(await door.remove('anna', id)).toBe(true)
    expect(await door.read('anna', id)).toBeNull()
    expect(await door.deletedName('anna', id)).toBe('Tuesday')
    expect(await door.deletedName('ben', id)).toBeNull()
    expect(await door.restore('anna', id)).toEqual({ ok: true, value: id })
    expect((await door.read('anna', id))?.meals[2]?.items).toHaveLength(1)
  })

  test('a copy is a list of its own', async () => {
    const door = keeper()
    const { id } = await made(door)
    await door.edit('anna', id, [add('soup')])
    const copy = await door.duplicate('anna', id)
    if (!copy?.ok) throw new Error('no copy')
    const [soup] = copy.value.meals[2]?.items ?? []
    await door.edit('anna', copy.value.id, [grams(soup?.id ?? '', 5, 1)])
    expect((await door.read('anna', id))?.meals[2]?.items[0]?.grams).toBe(360)
    expect((await door.read('anna', copy.value.id))?.meals[2]?.items[0]?.grams).toBe(5)
  })

  test('the 201st is refused', async () => {
    const door = keeper()
    for (let i = 0; i < LIMITS.listsPerOwner; i += 1) await made(door, 'anna', `List ${i}`)
    expect(await door.create('anna', 'One more', 'day')).toEqual({
      ok: false,
      refusal: { reason: 'limit', of: 'lists', most: 200 },
    })
  }, 60_000)

  test('quotes, signs and other letters in a name are only letters', async () => {
    const door = keeper()
    const name = `'; DROP TABLE "MealList"; -- 🥬 Ünïcødé`
    const { id } = await made(door, 'anna', name)
    expect((await door.read('anna', id))?.name).toBe(name)
  })
})
