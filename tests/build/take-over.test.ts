import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { prepareStores } from '@/lib/build/prepare'
import { takeOver } from '@/lib/build/take-over'
import { catalogue } from '@/lib/db/catalogue'
import { lists } from '@/lib/db/lists'
import { connect } from '@/lib/db/people-client'
import { DatabaseProblem } from '@/lib/db/problem'
import { type Stores, storesFolder } from '@/lib/db/stores'
import { bundled } from '../fixtures/bundle'
import { emptyStores } from '../fixtures/stores'

const TAKE_OVER = await bundled('lib/build/take-over.ts')

/** Where a single file made by the code of before stands, its last edits in the write-ahead log alone. */
function fromBefore(): Stores {
  const stores = emptyStores()
  copyFileSync('tests/fixtures/single-file/single.sqlite', stores.single)
  copyFileSync('tests/fixtures/single-file/single.sqlite-wal', `${stores.single}-wal`)
  return stores
}

const TABLES = {
  Owner: 'id, createdAt',
  MealList: 'id, ownerId, name, scope, revision, createdAt, updatedAt, deletedAt',
  Meal: '*',
  MealItem: '*',
  Release: '*',
  SourceFood: '*',
} as const

type Table = keyof typeof TABLES

function rowsIn(file: string, tables: readonly Table[]): unknown {
  const db = new Database(file, { readonly: true })
  try {
    return tables.map((table) => db.prepare(`SELECT ${TABLES[table]} FROM "${table}" ORDER BY 1, 2`).all())
  } finally {
    db.close()
  }
}

const PEOPLE: readonly Table[] = ['Owner', 'MealList', 'Meal', 'MealItem']
const RELEASES: readonly Table[] = ['Release', 'SourceFood']

/** What the single file holds, with what is only in its log; a copy is read, and the file left as it is. */
function heldBefore(): { readonly people: unknown; readonly releases: unknown } {
  const { single } = fromBefore()
  return { people: rowsIn(single, PEOPLE), releases: rowsIn(single, RELEASES) }
}

function heldNow(stores: Stores): unknown {
  return { people: rowsIn(stores.people, PEOPLE), releases: rowsIn(stores.releases, RELEASES) }
}

const filesOf = (stores: Stores) => readdirSync(storesFolder(stores))

test('lists and releases move whole, and the old file is kept', async () => {
  const stores = fromBefore()
  const kept = join(storesFolder(stores), 'table-before-three-stores.db')
  expect(takeOver(stores)).toEqual({ kind: 'taken-over', people: 2, lists: 2, releases: 1, foods: 2, kept })
  expect(heldNow(stores)).toEqual(heldBefore())
  expect(filesOf(stores).toSorted()).toEqual(['table-before-three-stores.db', 'table-people.db', 'table-releases.db'])
  expect({ people: rowsIn(kept, PEOPLE), releases: rowsIn(kept, RELEASES) }).toEqual(heldBefore())
})

test('a site prepared with it opens the lists of before and shows the foods of the release', async () => {
  const stores = fromBefore()
  expect(takeOver(stores)).toMatchObject({ kind: 'taken-over', lists: 2 })
  prepareStores({ stores })
  const client = connect(stores.people)
  onTestFinished(() => client.$disconnect())
  const summaries = await lists(client).summaries('anna')
  expect(summaries.map(({ name, foods }) => [name, foods])).toEqual([
    ['Tuesday', 3],
    ['Ünïcode “day” 🥬', 1],
  ])
  expect((await catalogue(stores).food('kale-raw'))?.source).toMatchObject({ id: 'usda-foundation', record: '900001' })
  expect(takeOver(stores)).toBeNull()
  expect(prepareStores({ stores }).changed).toBe(false)
})

test('there is nothing to take over where there is no such file', () => {
  expect(takeOver(emptyStores())).toBeNull()
})

test('a single file that comes to stand beside newer stores is left alone', () => {
  const stores = fromBefore()
  takeOver(stores)
  const before = heldNow(stores)
  copyFileSync('tests/fixtures/single-file/single.sqlite', stores.single)
  expect(takeOver(stores)).toEqual({ kind: 'left-alone', file: stores.single })
  expect(heldNow(stores)).toEqual(before)
  expect(existsSync(stores.single)).toBe(true)
})

test('stores that wait for their places get them, even if an older version has made another single file since', async () => {
  const stores = fromBefore()
  const child = await standingStill(stores, 9)
  if (child === 'done') throw new Error('It did not stand still')
  await killed(child)
  expect(existsSync(stores.single)).toBe(false)
  copyFileSync('tests/fixtures/single-file/single.sqlite', stores.single)
  expect(takeOver(stores)).toEqual({ kind: 'left-alone', file: stores.single })
  expect(heldNow(stores)).toEqual(heldBefore())
})

test('an empty file is no database of before', () => {
  const stores = emptyStores()
  writeFileSync(stores.single, '')
  expect(takeOver(stores)).toBeNull()
})

test('nothing is taken over where something of it would be left behind', () => {
  const stores = fromBefore()
  const db = new Database(stores.single)
  db.exec('ALTER TABLE Meal ADD COLUMN eatenAt TEXT')
  db.close()
  expect(() => takeOver(stores)).toThrow('There is no place for Meal.eatenAt. Nothing was changed.')
  expect(existsSync(stores.single)).toBe(true)
  expect(existsSync(stores.people)).toBe(false)
})

test('a file that another program has open is not taken over', () => {
  const stores = fromBefore()
  const other = new Database(stores.single)
  onTestFinished(() => void other.close())
  other.prepare('SELECT count(*) FROM MealList').get()
  expect(() => takeOver(stores)).toThrow(DatabaseProblem)
  expect(() => takeOver(stores)).toThrow('locked by another program')
  expect(existsSync(stores.people)).toBe(false)
  other.close()
  expect(takeOver(stores)).toMatchObject({ kind: 'taken-over' })
  expect(heldNow(stores)).toEqual(heldBefore())
})

test('a file that is not ours, or no database, is refused and stays', () => {
  const foreign = emptyStores()
  new Database(foreign.single).exec('CREATE TABLE Diary (day TEXT)').close()
  expect(() => takeOver(foreign)).toThrow('was not made by this app')
  const letter = emptyStores()
  writeFileSync(letter.single, 'Dear diary, '.repeat(1000))
  expect(() => takeOver(letter)).toThrow('is not a database')
  expect(existsSync(foreign.single) && existsSync(letter.single)).toBe(true)
})

/** Another process that takes over and stands still at its `number`th step; `done` where it has fewer. */
function standingStill(stores: Stores, number: number): Promise<ChildProcess | 'done'> {
  const script = join(storesFolder(stores), 'stop.mjs')
  writeFileSync(
    script,
    `import { takeOver } from ${JSON.stringify(TAKE_OVER)}
     let steps = 0
     takeOver(${JSON.stringify(stores)}, () => {
       steps += 1
       if (steps < ${number}) return
       process.stdout.write('here')
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120_000)
     })`,
  )
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child))
    child.once('exit', (code) => (code === 0 ? resolve('done') : reject(new Error(`It ended with ${code}`))))
  })
}

/** Ends a process, unless it has ended by itself. */
async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

test('killed at any step, it loses nothing, and the next start finishes', async () => {
  const before = heldBefore()
  let steps = 0
  for (;;) {
    const stores = fromBefore()
    const child = await standingStill(stores, steps + 1)
    if (child === 'done') break
    steps += 1
    await killed(child)
    const taken = takeOver(stores)
    // From the moment that the old file is set aside on, the rest is only put in place.
    expect(taken === null || taken.kind === 'taken-over').toBe(true)
    expect(heldNow(stores)).toEqual(before)
    expect(existsSync(stores.single)).toBe(false)
    expect(filesOf(stores).filter((name) => /\.(part|ready)/.test(name))).toEqual([])
  }
  // Six tables are copied, then: verified, ready, set aside, in place.
  expect(steps).toBe(10)
}, 120_000)

test('killed at any moment, again and again, it comes to the same end', async () => {
  const before = heldBefore()
  const stores = fromBefore()
  for (let delay = 0; delay < 12; delay += 1) {
    const script = join(storesFolder(stores), 'go.mjs')
    writeFileSync(
      script,
      `import { takeOver } from ${JSON.stringify(TAKE_OVER)}
       process.stdout.write('here')
       takeOver(${JSON.stringify(stores)})`,
    )
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] })
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
    await new Promise((resolve) => setTimeout(resolve, delay * 4))
    await killed(child)
  }
  takeOver(stores)
  expect(heldNow(stores)).toEqual(before)
}, 120_000)
