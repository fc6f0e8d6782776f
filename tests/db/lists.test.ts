import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { lists } from '@/lib/db/lists'
import { addItem, moveItem, removeItem, restoreItem, setMeasure } from '@/lib/lists/edit-item'
import { renameList } from '@/lib/lists/edit-list'
import { live, type MealList } from '@/lib/lists/list'
import type { OwnLists } from '@/lib/lists/list-repository'
import { newList } from '@/lib/lists/new-list'
import { doneAmongLists, doneIn } from '@/lib/lists/outcome'
import { by, type Edit } from '../fixtures/lists'
import { editKept } from './edit-kept'
import { closeDatabase, database, databasePlace, emptyDatabases, freshEnvelope } from './list-file'

const OTHER_SERVER = fileURLToPath(new URL('./lists-other-server.ts', import.meta.url))

emptyDatabases()

/** As a server has it: one client for all its tabs. */
const repository = () => lists(database())

const edit = (id: string, edits: readonly Edit[], owner = 'anna') => editKept(repository(), owner, id, edits)

async function made(owner = 'anna', name = 'Tuesday'): Promise<MealList> {
  const list = newList(name, 'day', randomUUID, new Date())
  if (!list.ok) throw new Error(list.refusal)
  await repository().once(owner, freshEnvelope(), async (own) => {
    await own.save(null, list.value)
    return doneIn(list.value, 'create-list')
  })
  return list.value
}

/** Whether the owner's lists did something. */
async function did(owner: string, act: (own: OwnLists) => Promise<boolean>): Promise<boolean> {
  let answer = false
  await repository().once(owner, freshEnvelope(), async (own) => {
    answer = await act(own)
    return doneAmongLists('something', '')
  })
  return answer
}

function add(item: string): Edit {
  const measure = { unit: 'portion', portion: '1 cup', quantity: 1.5 } as const
  return by(addItem, { item, foodId: `food-${item}`, measure, grams: 360 })
}

function grams(item: string, amount: number, seen: number): Edit {
  return by(setMeasure, { item, measure: { unit: 'grams', grams: amount }, grams: amount, seen })
}

const allItems = (list: MealList | null) => list?.meals.flatMap(({ items }) => items) ?? []

describe('what was confirmed is kept', () => {
  test('a list comes back as it was left, also after a restart', async () => {
    const { id, meals } = await made()
    await edit(id, [add('soup'), add('bread'), grams('bread', 42.5, 1)])
    await edit(id, [
      by(moveItem, { item: 'bread', meal: meals[0]?.id ?? '', position: 0, seen: 2 }),
      by(renameList, { name: 'Wednesday', seen: 1 }),
    ])
    const before = await repository().read('anna', id)
    await closeDatabase()
    const after = await repository().read('anna', id)
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
    const { id } = await made()
    expect(await edit(id, [add('soup'), grams('soup', 0, 1)])).toMatchObject({ ok: false, why: 'amount-zero' })
    expect(allItems(await repository().read('anna', id))).toEqual([])
  })

  test('what was written before something broke is not there after', async () => {
    const { id } = await made()
    const before = await repository().read('anna', id)
    const broken = repository().once('anna', freshEnvelope(), async (own) => {
      await own.remove(id)
      throw new Error('broken')
    })
    await expect(broken).rejects.toThrow('broken')
    expect(await repository().read('anna', id)).toEqual(before)
    expect(await database().envelope.count()).toBe(1)
  })

  test('what was removed comes back where it was', async () => {
    const { id } = await made()
    await edit(id, [add('soup'), add('bread')])
    await edit(id, [by(removeItem, { item: 'soup', seen: 1 })])
    const without = await repository().read('anna', id)
    expect(without && live(without).meals[2]?.items.map((each) => each.id)).toEqual(['bread'])
    await edit(id, [by(restoreItem, { item: 'soup' })])
    const back = await repository().read('anna', id)
    expect(back && live(back).meals[2]?.items.map((each) => each.id)).toEqual(['soup', 'bread'])
  })
})

describe('two tabs', () => {
  test('edits of different things both land, though both tabs saw the same page', async () => {
    const { id } = await made()
    await edit(id, [add('soup'), add('bread')])
    const both = await Promise.all([edit(id, [grams('soup', 100, 1)]), edit(id, [grams('bread', 50, 1)])])
    expect(both.every(({ ok }) => ok)).toBe(true)
    const after = await repository().read('anna', id)
    expect(after?.meals[2]?.items.map((each) => each.grams)).toEqual([100, 50])
  })

  test('of two edits of the same thing one is confirmed and stays; the other is refused, until it saw the first', async () => {
    const { id } = await made()
    await edit(id, [add('soup')])
    const results = await Promise.all([edit(id, [grams('soup', 100, 1)]), edit(id, [grams('soup', 50, 1)])])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ why: 'stale' })
    const [kept] = allItems(await repository().read('anna', id))
    expect(kept).toMatchObject({ grams: results[0]?.ok ? 100 : 50, revision: 2 })
    expect(await edit(id, [grams('soup', 70, 2)])).toMatchObject({ ok: true })
  })

  test('forty additions at once are all there', async () => {
    const { id } = await made()
    await Promise.all(Array.from({ length: 40 }, (_, i) => edit(id, [add(`food${i}`)])))
    const ids = allItems(await repository().read('anna', id)).map((each) => each.id)
    expect(ids.toSorted()).toEqual(Array.from({ length: 40 }, (_, i) => `food${i}`).toSorted())
  }, 30_000)

  test('two servers on one database wait for each other: nothing confirmed is lost, and what both are sent is done once', async () => {
    const { id } = await made()
    const other = promisify(execFile)(process.execPath, ['--import', 'tsx', OTHER_SERVER, databasePlace(), id])
    for (let i = 0; i < 20; i += 1) {
      expect((await edit(id, [add(`here${i}`)])).ok).toBe(true)
      const envelope = { id: `both${i}`, digest: '' }
      expect((await editKept(repository(), 'anna', id, [add(`here-both${i}`)], envelope)).ok).toBe(true)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    await other
    const ids = allItems(await repository().read('anna', id)).map((each) => each.id)
    expect(ids).toHaveLength(60)
    for (let i = 0; i < 20; i += 1) expect(ids.filter((each) => each.endsWith(`both${i}`))).toHaveLength(1)
  }, 60_000)
})

describe('a list belongs to whoever made it', () => {
  test('to anybody else it is not there, whatever they try', async () => {
    const { id } = await made()
    await edit(id, [add('soup')])
    expect(await repository().read('ben', id)).toBeNull()
    expect(await edit(id, [grams('soup', 1, 1)], 'ben')).toMatchObject({ why: 'gone-list' })
    expect(await did('ben', async (own) => (await own.read(id)) !== null)).toBe(false)
    expect(await did('ben', async (own) => (await own.latest()) !== null)).toBe(false)
    expect(await did('ben', (own) => own.remove(id))).toBe(false)
    expect(await did('ben', (own) => own.restore(id))).toBe(false)
    expect(await repository().summaries('ben')).toEqual([])
    expect((await repository().read('anna', id))?.meals[2]?.items[0]?.grams).toBe(360)
  })

  test('an item of one list cannot be reached through another', async () => {
    const mine = await made('ben')
    const { id } = await made()
    await edit(id, [add('soup')])
    expect(await edit(mine.id, [grams('soup', 1, 1)], 'ben')).toMatchObject({ why: 'gone-item' })
    expect(await edit(mine.id, [by(removeItem, { item: 'soup', seen: 1 })], 'ben')).toMatchObject({ why: 'gone-item' })
  })
})

describe('all my lists', () => {
  test('the one used last comes first, with how many foods it has', async () => {
    const tuesday = await made()
    await made('anna', 'Wednesday')
    await new Promise((resolve) => setTimeout(resolve, 5))
    await edit(tuesday.id, [add('soup'), add('bread'), by(removeItem, { item: 'soup', seen: 1 })])
    expect(await repository().summaries('anna')).toMatchObject([
      { name: 'Tuesday', scope: 'day', meals: 3, foods: 1 },
      { name: 'Wednesday', foods: 0 },
    ])
  })

  test('a deleted list can be brought back whole', async () => {
    const { id } = await made()
    await edit(id, [add('soup')])
    expect(await did('anna', (own) => own.remove(id))).toBe(true)
    expect(await repository().read('anna', id)).toBeNull()
    expect(await repository().deletedName('anna', id)).toBe('Tuesday')
    expect(await repository().deletedName('ben', id)).toBeNull()
    expect(await did('anna', (own) => own.restore(id))).toBe(true)
    expect((await repository().read('anna', id))?.meals[2]?.items).toHaveLength(1)
  })

  test('quotes, signs and other letters in a name are only letters', async () => {
    const name = `'; DROP TABLE "MealList"; -- 🥬 Ünïcødé`
    const { id } = await made('anna', name)
    expect((await repository().read('anna', id))?.name).toBe(name)
  })
})
