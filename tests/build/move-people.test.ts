import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { MoveProblem, movePeople } from '@/lib/build/move-people'
import { openStore } from '@/lib/build/open-stores'
import { lists } from '@/lib/db/lists'
import { connect, type PeopleClient } from '@/lib/db/people-client'
import type { Stores } from '@/lib/db/stores'
import { bundled } from '../fixtures/bundle'
import { client, server } from '../fixtures/on-postgres'
import { emptyDatabase } from '../fixtures/postgres'
import { emptyStores, temporaryDirectory } from '../fixtures/stores'

const MOVE = await bundled('lib/build/move-people.ts')
const ODD = `'; DROP TABLE "MealList"; -- 🥬 Ünïcødé \\ "quoted"\ttab\nline`

/** A store as the app leaves it, with what is hard to carry: odd texts, exact floats, milliseconds, unknowns, all times there are. */
async function filled(): Promise<Stores> {
  const stores = emptyStores()
  openStore(stores, 'people').db.close()
  const db = connect(stores.people)
  for (let i = 0; i < 3; i += 1) {
    const at = (day: number) => new Date(Date.UTC(2026, 0, day, 23, 59, 59, (i * 7) % 1000))
    await db.owner.create({
      data: {
        id: `owner-${i}`,
        createdAt: at(1),
        lists: {
          create: {
            ...{
              id: `list-${i}`,
              name: `${ODD} ${i}`,
              scope: 'day',
              revision: i + 1,
              createdAt: at(2),
              updatedAt: at(3),
            },
            deletedAt: i % 2 === 0 ? null : at(4),
            meals: {
              create: {
                ...{ id: `meal-${i}`, name: '', position: 0 },
                items: {
                  create: [
                    { id: `a-${i}`, foodId: 'kale', grams: 0.1 + 0.2, quantity: 1 / 3, portion: '1 cup', position: 0 },
                    { id: `b-${i}`, foodId: 'kale', grams: 1e-7, quantity: null, portion: null, position: 1 },
                    { id: `c-${i}`, foodId: 'kale', grams: 9999.999999999998, position: 2, deletedAt: at(5) },
                  ],
                },
              },
            },
          },
        },
      },
    })
    const outcome = JSON.stringify({ ok: false, why: 'stale', landing: {}, typed: { text: '\0' } })
    await db.envelope.create({ data: { ownerId: `owner-${i}`, id: 'x', digest: `${i}`, outcome, processedAt: at(6) } })
  }
  await db.$disconnect()
  const plain = new Database(stores.people)
  // As SQLite fills in a time by itself, and as milliseconds.
  plain.exec(`UPDATE Owner SET createdAt = '2026-02-03 04:05:06' WHERE id = 'owner-0'`)
  plain.exec(`UPDATE Owner SET createdAt = 1767225600123 WHERE id = 'owner-1'`)
  plain.close()
  return stores
}

async function everything(db: PeopleClient) {
  const byId = { orderBy: { id: 'asc' } } as const
  return [
    await db.owner.findMany(byId),
    await db.mealList.findMany(byId),
    await db.meal.findMany(byId),
    await db.mealItem.findMany(byId),
    await db.envelope.findMany({ orderBy: { ownerId: 'asc' } }),
  ]
}

async function inFile(stores: Stores) {
  const db = connect(stores.people)
  try {
    return await everything(db)
  } finally {
    await db.$disconnect()
  }
}

const move = (stores: Stores, url: string) => movePeople(stores, { kind: 'postgres', url })

describe('people who move to PostgreSQL', () => {
  test('have there all that they had, to the last digit, and the file stays as it is', async () => {
    const stores = await filled()
    const before = await inFile(stores)
    const url = await emptyDatabase(server())
    expect(await move(stores, url)).toMatchObject({ kind: 'moved', people: 3, lists: 2, rows: 21, cleaned: 0 })
    expect(await everything(client(url))).toEqual(before)
    expect(await inFile(stores)).toEqual(before)
    expect((await lists(client(url)).read('owner-2', 'list-2'))?.meals[0]?.items).toHaveLength(3)
  })

  test('a second time are found to be there; where there is anything else, nothing is touched', async () => {
    const stores = await filled()
    const url = await emptyDatabase(server())
    await move(stores, url)
    expect(await move(stores, url)).toMatchObject({ kind: 'there', people: 3 })
    await client(url).mealItem.update({ where: { id: 'a-1' }, data: { grams: 0.3 } })
    const changed = await everything(client(url))
    await expect(move(stores, url)).rejects.toThrow(MoveProblem)
    expect(await everything(client(url))).toEqual(changed)
    await client(url).mealItem.update({ where: { id: 'a-1' }, data: { grams: 0.1 + 0.2 } })
    await client(url).owner.create({ data: { id: 'somebody else' } })
    await expect(move(stores, url)).rejects.toThrow('holds people and lists already')
  })

  test('lose of a name only what PostgreSQL cannot keep, and the checksum with it', async () => {
    const stores = await filled()
    const plain = new Database(stores.people)
    plain.exec(`UPDATE MealList SET name = 'one' || char(0) || 'two', checksum = 'of that' WHERE id = 'list-0'`)
    plain.exec(`UPDATE MealList SET checksum = 'of this' WHERE id = 'list-2'`)
    plain.close()
    const url = await emptyDatabase(server())
    expect(await move(stores, url)).toMatchObject({ kind: 'moved', cleaned: 1 })
    expect(await client(url).mealList.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { name: 'one two', checksum: null },
      { checksum: null },
      { checksum: 'of this' },
    ])
    expect(await move(stores, url)).toMatchObject({ kind: 'there' })
  })

  test('wait until nobody uses the file', async () => {
    const stores = await filled()
    const running = new Database(stores.people)
    onTestFinished(() => void running.close())
    running.prepare('SELECT * FROM Owner').all()
    await expect(move(stores, await emptyDatabase(server()))).rejects.toMatchObject({ kind: 'locked' })
  })
})

test.each(['copying', 'comparing'] as const)(
  'a move killed while %s leaves nothing, and the next one is whole',
  async (what) => {
    const phase = what === 'copying' ? 'moving' : what
    const stores = await filled()
    const many = new Database(stores.people)
    many.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
    INSERT INTO Owner (id) SELECT 'one of many ' || i FROM n`)
    many.close()
    const url = await emptyDatabase(server())
    const killed = await moveThatStops(stores, url, `progress.phase === '${phase}' && progress.rows > 2000`)
    const gone = new Promise((resolve) => killed.once('exit', resolve))
    killed.kill('SIGKILL')
    await gone
    expect((await everything(client(url))).flat()).toEqual([])
    expect(await move(stores, url)).toMatchObject({ kind: 'moved', people: 4003, rows: 4021 })
  },
)

/** Another process that moves and stands still where `when` holds. */
async function moveThatStops(stores: Stores, url: string, when: string): Promise<ChildProcess> {
  const script = join(temporaryDirectory(), 'move-that-stops.mjs')
  writeFileSync(
    script,
    `import { movePeople } from ${JSON.stringify(MOVE)}
     await movePeople(${JSON.stringify(stores)}, { kind: 'postgres', url: ${JSON.stringify(url)} }, (progress) => {
       if (!(${when})) return
       process.stdout.write('here')
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120_000)
     })`,
  )
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', () => reject(new Error('It ended before it stood still')))
  })
  return child
}
