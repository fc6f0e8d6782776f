import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import { catalogue } from '@/lib/db/catalogue'
import { ImportRunning } from '@/lib/db/import-lock'
import { type Stores, storesFolder } from '@/lib/db/stores'
import { generateBranded } from '../bench/generated-release'
import { bundled } from '../fixtures/bundle'
import { bring, KALE, release, rows, shown, value } from '../fixtures/import/tables'
import { madeOnce } from '../fixtures/once'
import { preparedStores, shownCatalogueFile, temporaryDirectory } from '../fixtures/stores'

vi.setConfig({ testTimeout: 60_000 })

const ROOT = process.cwd()
const IMPORT = await bundled('lib/build/import.ts')

const zip = () =>
  release('foundation', '2024-10-31', [
    { record: '900001', ndb: KALE.ndb, sodium: '5', potassium: '348', magnesium: '33' },
    { record: '900002', ndb: '99902', description: 'Chard, marsh', sodium: '213' },
  ])

/** A release of so many foods that its catalogue is made on two threads. */
const forTwoThreads = () => madeOnce(inject('shared'), 'branded', (folder) => generateBranded(folder, 22_000))

/** Another process that imports and stands still where `when` holds. */
async function importThatStops(stores: Stores, path: string, when: string): Promise<ChildProcess> {
  const script = join(temporaryDirectory(), 'import-that-stops.mjs')
  writeFileSync(
    script,
    `import { importSource } from ${JSON.stringify(IMPORT)}
     await importSource({
       stores: ${JSON.stringify(stores)},
       path: ${JSON.stringify(path)},
       onProgress: (progress) => {
         if (!(${when})) return
         process.stdout.write('here')
         Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120_000)
       },
     })`,
  )
  const child = spawn(process.execPath, [script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', () => reject(new Error('It ended before it stood still')))
  })
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

describe.each([
  ['its rows are written', `progress.phase === 'reading'`],
  ['the catalogue is half written', `progress.phase === 'preparing' && progress.foods > progress.allFoods / 2`],
  [
    'the catalogue is written and not yet there',
    `progress.phase === 'sorting' && progress.orders === progress.allOrders`,
  ],
])('an import killed when %s', (_, when) => {
  test('leaves the old state whole, and the next one finishes', async () => {
    const file = preparedStores()
    const whole = preparedStores()
    const path = zip()
    const before = shown(file)
    await kill(await importThatStops(file, path, when))

    expect(shown(file)).toEqual(before)
    expect(value(file, 'PRAGMA integrity_check')).toBe('ok')
    expect(rows(file, 'SELECT state FROM "Release"')).toEqual([{ state: 'loading' }])

    const notes: string[] = []
    await bring(file, path, { onNote: (note) => notes.push(note) })
    expect(notes).toEqual(['An earlier import was cut off. What it left is cleared away.'])
    await bring(whole, path)
    expect(shown(file)).toEqual(shown(whole))
    expect(rows(file, 'SELECT state, foods FROM "Release"')).toEqual([{ state: 'complete', foods: 2 }])
    expect(value(file, 'SELECT count(*) FROM SourceFood')).toBe(2)
    // Neither the catalogue before nor the unfinished one stays behind.
    expect(readdirSync(storesFolder(file)).filter((name) => name.includes('-catalogue-'))).toEqual([
      basename(shownCatalogueFile(file)),
    ])
  })
})

test('an import on two threads, killed half way, leaves the old state whole', async () => {
  const file = preparedStores()
  const path = await forTwoThreads()
  const before = shown(file)
  await kill(await importThatStops(file, path, `progress.phase === 'preparing' && progress.foods > 11_000`))
  expect(shown(file)).toEqual(before)
  await bring(file, zip())
  expect(rows(file, 'SELECT dataset, state FROM "Release"')).toEqual([
    { dataset: 'usda-foundation', state: 'complete' },
  ])
})

test('an interrupt that comes while foods are put together stops the import', async () => {
  const file = preparedStores()
  const path = await forTwoThreads()
  const before = shown(file)
  const stop = new AbortController()
  let asked = false
  const importing = bring(file, path, {
    signal: stop.signal,
    onProgress: (progress) => {
      if (asked || progress.phase !== 'reading' || progress.foods === 0) return
      asked = true
      // As a signal of the system comes: when the process looks up from its work.
      setTimeout(() => stop.abort(), 0)
    },
  })
  await expect(importing).rejects.toThrow('aborted')
  expect(shown(file)).toEqual(before)
  expect(rows(file, 'SELECT state FROM "Release"')).toEqual([])
})

describe('while an import runs', () => {
  test('a second one says so, and readers get the old state until the new one is there', async () => {
    const file = preparedStores()
    const path = zip()
    const before = await catalogue(file).dataVersion()
    const child = await importThatStops(file, path, `progress.phase === 'preparing' && progress.foods > 1000`)

    const db = new Database(file.people, { timeout: 0 })
    onTestFinished(() => void db.close())
    db.prepare('INSERT INTO Owner (id) VALUES (?)').run('somebody who does not wait')

    const second = bring(file, path)
    await expect(second).rejects.toThrow(ImportRunning)
    await expect(second).rejects.toThrow(`usda-foundation 2024-10-31, process ${child.pid}`)
    expect(await catalogue(file).dataVersion()).toBe(before)
    expect((await catalogue(file).food(KALE.id))?.amounts.sodium).toBe(53)
    expect(await catalogue(file).food('fdc-900002')).toBeNull()

    await kill(child)
    await bring(file, path)
    expect(await catalogue(file).dataVersion()).not.toBe(before)
    expect((await catalogue(file).food(KALE.id))?.source.release).toBe('2024-10-31')
    expect((await catalogue(file).food('fdc-900002'))?.amounts).toEqual({
      magnesium: null,
      potassium: null,
      sodium: 213,
      energyKcal: null,
    })
  })

  test('a lock that nobody holds any more stops nobody', async () => {
    const file = preparedStores()
    const db = new Database(`${file.releases}-import`)
    db.exec('CREATE TABLE Holder (pid INTEGER NOT NULL, what TEXT NOT NULL, since TEXT NOT NULL)')
    db.prepare('INSERT INTO Holder VALUES (?, ?, ?)').run(process.pid, 'an import of long ago', '2020-01-01T00:00:00Z')
    db.close()
    expect(await bring(file, zip())).toMatchObject({ changed: true })
  })
})
