import { openSync, renameSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { EVERYTHING } from '@/lib/catalogue/query'
import { catalogue, catalogueHealth, catalogueVersion, sourceProblem, withOneCatalogue } from '@/lib/db/catalogue'
import type { Stores } from '@/lib/db/stores'
import { keepCatalogue } from '@/lib/serve/keep-catalogue'
import { log } from '@/lib/watch/log'
import { type RequestScope, withRequest } from '@/lib/watch/request'
import { currentIn, importAnother, publisher, sayIn, shownBy } from '../build/share/published'
import { KALE } from '../fixtures/import/tables'
import {
  copyStores,
  emptyStores,
  preparedStores,
  shownCatalogueFile,
  smallStores,
  temporaryDirectory,
} from '../fixtures/stores'

vi.setConfig({ testTimeout: 180_000 })

/** What is looked for by itself is noticed within ten seconds; what a process has to do first takes as long as it takes. */
const WITHIN = { timeout: 10_000, interval: 50 }
const IN_TIME = { timeout: 60_000, interval: 100 }

function keep(stores: Stores, source: string | null = null, publishTo: string | null = null): void {
  const keeper = keepCatalogue({ stores, source, publishTo, everyMs: 200, shortestPauseMs: 200 })
  onTestFinished(() => keeper.stop())
}

/** What is written to the log as a fault, until the test ends. */
function faultsLogged(): readonly unknown[] {
  const told: unknown[] = []
  const spy = vi.spyOn(log(), 'error').mockImplementation((said: unknown) => {
    told.push(said)
  })
  const good = vi.spyOn(log(), 'info').mockImplementation(() => undefined)
  onTestFinished(() => {
    spy.mockRestore()
    good.mockRestore()
  })
  return told
}

function overwrite(file: string): void {
  const half = Math.floor(statSync(file).size / 2)
  writeSync(openSync(file, 'r+'), Buffer.alloc(half, 0xa5), 0, half, half)
}

const DAMAGE: readonly [what: string, damage: (file: string) => void][] = [
  ['written over', overwrite],
  ['taken away', rmSync],
  ['cut short', (file) => truncateSync(file, 50_000)],
  [
    'replaced by something else',
    (file) => {
      writeFileSync(`${file}.other`, 'Dear diary')
      renameSync(`${file}.other`, file)
    },
  ],
]

describe('a catalogue that is damaged while it is shown', () => {
  test.each(DAMAGE)('is noticed: %s', async (_, damage) => {
    const stores = smallStores()
    const version = await catalogue(stores).dataVersion()
    expect(catalogueHealth(stores)).toEqual({ ok: true, version })
    damage(shownCatalogueFile(stores))
    const health = catalogueHealth(stores)
    expect(health).toMatchObject({ ok: false, version, store: 'catalogue', problem: { kind: 'corrupt' } })
    expect(health.ok ? '' : health.problem.message).toContain('being made again')
  })

  test('is made again by itself, and logged once', async () => {
    const stores = preparedStores()
    const before = await shownBy(stores)
    const faults = faultsLogged()
    keep(stores)
    truncateSync(shownCatalogueFile(stores), 50_000)
    await expect.poll(() => catalogueHealth(stores).ok, WITHIN).toBe(false)
    await expect.poll(() => catalogueHealth(stores), IN_TIME).toEqual({ ok: true, version: before.version })
    expect(await shownBy(stores)).toEqual(before)
    expect(await catalogue(stores).suggest('kale')).not.toEqual([])
    expect(faults).toHaveLength(1)
  })
})

describe('while a catalogue is damaged', () => {
  test('what cannot be answered says that it is being made again, to the request as well', async () => {
    const stores = preparedStores()
    const kale = await catalogue(stores).food(KALE.id)
    overwrite(shownCatalogueFile(stores))
    const scope: RequestScope = { id: '1', client: '', isSecure: false, trouble: null }
    const search = () => catalogue(stores).search({ ...EVERYTHING, pageSize: 100, page: 20 })
    await expect(withRequest(scope, search)).rejects.toThrow('is being made again')
    expect(scope.trouble).toMatchObject({ name: 'DatabaseProblem', kind: 'corrupt' })
    expect(catalogueHealth(stores)).toMatchObject({ ok: false, store: 'catalogue', problem: { kind: 'corrupt' } })
    expect(kale).not.toBeNull()
  })
})

describe('the releases', () => {
  test('damaged while the catalogue stands, foods are shown, and what stood behind them is unknown', async () => {
    const { stores: from } = await publisher()
    const stores = emptyStores()
    copyStores(from, stores)
    await catalogue(stores).food(KALE.id)
    const plain = catalogueVersion(stores)
    const size = statSync(stores.releases).size
    writeSync(openSync(stores.releases, 'r+'), Buffer.alloc(size - 100, 0xa5), 0, size - 100, 100)
    const after = await withOneCatalogue(async () => {
      // Whoever comes upon it is told; whoever comes after is shown what there is.
      await catalogue(stores)
        .provenance({ id: KALE.id, source: { id: 'usda-foundation', release: '', record: '1' } })
        .catch(() => null)
      return withOneCatalogue(() => shownFoods(stores))
    })
    expect(after).toMatchObject({ sodium: 60, published: null })
    expect(after.key).not.toBe(plain)
    const health = catalogueHealth(stores)
    expect(health).toMatchObject({ ok: false, store: 'releases', problem: { kind: 'corrupt' } })
    expect(health.ok ? '' : health.problem.message).toContain('import them again')
  })

  test('taken away while the catalogue stands, foods are shown', async () => {
    const { stores: from } = await publisher()
    const stores = emptyStores()
    copyStores(from, stores)
    await catalogue(stores).food(KALE.id)
    for (const beside of ['', '-wal', '-shm']) rmSync(`${stores.releases}${beside}`, { force: true })
    await expect.poll(() => catalogueHealth(stores).ok, WITHIN).toBe(false)
    expect(await withOneCatalogue(() => shownFoods(stores))).toMatchObject({ sodium: 60, published: null })
    expect(catalogueHealth(stores)).toMatchObject({ ok: false, store: 'releases', problem: { kind: 'missing' } })
  })
})

describe('a catalogue published on one machine', () => {
  test('is shown by another within ten seconds; a source that breaks leaves it, and says so', async () => {
    const { stores, folder } = await publisher()
    const follower = emptyStores()
    copyStores(preparedStores(), follower)
    faultsLogged()
    keep(follower, folder)
    keep(stores, null, folder)
    await expect.poll(() => shownBy(follower), IN_TIME).toEqual(await shownBy(stores))
    // The server beside which it is imported publishes it.
    await importAnother(stores, 1)
    await expect.poll(async () => (await shownBy(follower)).sodium, IN_TIME).toBe(61)
    const before = await shownBy(follower)
    sayIn(folder, { ...currentIn(folder), version: 'f'.repeat(32) })
    await expect.poll(() => sourceProblem(), IN_TIME).not.toBeNull()
    expect(await shownBy(follower)).toEqual(before)
    await importAnother(stores, 2)
    await expect.poll(async () => (await shownBy(follower)).sodium, IN_TIME).toBe(62)
    await expect.poll(() => sourceProblem(), IN_TIME).toBeNull()
  })

  test('is fetched again where it was damaged, and made here where its source is gone', async () => {
    const { stores, folder } = await publisher()
    const follower = emptyStores()
    copyStores(preparedStores(), follower)
    faultsLogged()
    keep(follower, folder)
    await expect.poll(async () => (await shownBy(follower)).sodium, IN_TIME).toBe(60)
    overwrite(shownCatalogueFile(follower))
    await expect.poll(() => catalogueHealth(follower).ok, WITHIN).toBe(false)
    await expect.poll(() => catalogueHealth(follower).ok, IN_TIME).toBe(true)
    expect(await shownBy(follower)).toEqual(await shownBy(stores))
    renameSync(folder, join(temporaryDirectory(), 'gone'))
    rmSync(shownCatalogueFile(follower))
    await expect.poll(() => catalogueHealth(follower).ok, WITHIN).toBe(false)
    await expect.poll(() => catalogueHealth(follower).ok, IN_TIME).toBe(true)
    expect((await catalogue(follower).food(KALE.id))?.amounts.sodium).not.toBe(60)
  })
})

async function shownFoods(stores: Stores) {
  const reader = catalogue(stores)
  const kale = await reader.food(KALE.id)
  if (kale === null) throw new Error('There is no kale')
  const { published } = await reader.provenance(kale)
  return { sodium: kale.amounts.sodium, published, key: catalogueVersion(stores) }
}
