import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { removeRelease } from '@/lib/build/import'
import { catalogue } from '@/lib/db/catalogue'
import { lockImports } from '@/lib/db/import-lock'
import type { Stores } from '@/lib/db/stores'
import { officialZip, srLegacy, withRows } from '../fixtures/import/made-up-release'
import { bring, KALE, release } from '../fixtures/import/tables'
import { dataOf, smallStores } from '../fixtures/stores'

vi.setConfig({ testTimeout: 60_000 })

const operations = (stores: Stores) => catalogue(stores).operations()

const kale = { record: '900001', ndb: KALE.ndb, magnesium: '33', potassium: '348', sodium: '53' }

describe('what operators are told', () => {
  test('is nothing of imports where there was none', async () => {
    const now = await operations(smallStores())
    expect(now).toMatchObject({ releases: [], unfinished: [], running: null })
    expect(now.bytes.index).toBeGreaterThan(100_000)
    expect(now.bytes.catalogue).toBeGreaterThan(now.bytes.index)
    expect(now.bytes.people).toBeGreaterThan(0)
    expect(now.bytes.releases).toBeGreaterThan(0)
  })

  test('counts unknown amounts of each release and tells which is shown', async () => {
    const file = smallStores()
    await bring(file, release('foundation', '2023-04-20', [kale, { record: '900002', sodium: '1' }]))
    expect((await operations(file)).releases).toHaveLength(1)
    await bring(
      file,
      release('foundation', '2024-10-31', [{ ...kale, magnesium: '0' }, { record: '900003' }, { record: '900004' }]),
    )
    const figures = async () =>
      (await operations(file)).releases.map((one) => [one.release, one.shown, one.foods, one.unknown])
    const old = { magnesium: 1, potassium: 1, sodium: 0 }
    expect(await figures()).toEqual([
      ['2024-10-31', true, 3, { magnesium: 2, potassium: 2, sodium: 2 }],
      ['2023-04-20', false, 2, old],
    ])
    await removeRelease({ stores: file, ...dataOf(file) }, (releases) => {
      const [newest] = releases
      if (newest === undefined) throw new Error('nothing is imported')
      return newest
    })
    expect(await figures()).toEqual([['2023-04-20', true, 2, old]])
  })

  test('gives the reasons of rejected rows', async () => {
    const file = smallStores()
    await bring(file, officialZip(withRows(srLegacy(), 'food', ['103', 'sr_legacy_food', '', '20', '2019-04-01'])))
    const [one] = (await operations(file)).releases
    expect(one?.rejected).toBe(1)
    expect(one?.summary.filter(({ kind }) => kind === 'rejected')).toEqual([
      expect.objectContaining({ file: expect.stringMatching(/food\.csv$/), rows: 1 }),
    ])
  })

  test('names an import while it runs, and one that was cut off', async () => {
    const file = smallStores()
    const unlock = lockImports(file, 'usda-foundation 2024-10-31')
    expect((await operations(file)).running).toMatchObject({ what: 'usda-foundation 2024-10-31' })
    unlock()
    const db = new Database(file.releases)
    onTestFinished(() => void db.close())
    db.exec(`INSERT INTO "Release" (dataset, release, state, importedAt, file, sha256)
      VALUES ('usda-foundation', '2024-10-31', 'loading', '2026-01-01T00:00:00.000Z', 'f.zip', 'x')`)
    expect(await operations(file)).toMatchObject({
      releases: [],
      running: null,
      unfinished: [{ dataset: 'usda-foundation', release: '2024-10-31' }],
    })
    // Looking has not taken the right to import.
    lockImports(file, 'another')()
  })
})
