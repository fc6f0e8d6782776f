import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { removeRelease } from '@/lib/build/import'
import { openStore } from '@/lib/build/open-stores'
import { prepareStores } from '@/lib/build/prepare'
import { renewCatalogue } from '@/lib/build/renew'
import { digestOf } from '@/lib/build/source-digest'
import { EVERYTHING } from '@/lib/catalogue/query'
import { catalogue } from '@/lib/db/catalogue'
import type { Stores } from '@/lib/db/stores'
import { SourceProblem } from '@/lib/import/read/source-problem'
import { branded, officialZip, srLegacy, survey, withRows } from '../fixtures/import/made-up-release'
import { bring, KALE, type MadeUp, release, rows, shown, value } from '../fixtures/import/tables'
import { dataOf, shownCatalogueFile, smallStores } from '../fixtures/stores'

vi.setConfig({ testTimeout: 60_000 })

const kale: MadeUp = {
  record: '900001',
  ndb: KALE.ndb,
  description: 'Kale, raw, as Foundation calls it',
  magnesium: '33.1',
  potassium: '348',
  sodium: '53',
  kcal: '43',
}
const chard: MadeUp = {
  record: '900002',
  ndb: '99902',
  description: 'Vegetables, chard, marsh, raw',
  magnesium: '81',
  potassium: '379',
  sodium: '213',
  kcal: '19',
  cup: '36',
}

async function provenanceIn(stores: Stores, id: string) {
  const found = await catalogue(stores).food(id)
  if (found === null) throw new Error(`no ${id}`)
  return catalogue(stores).provenance(found)
}

const food = (file: Stores, id: string) => rows(file, 'SELECT * FROM Food WHERE id = ?', id)[0]
const remove = (stores: Stores, name: string) =>
  removeRelease({ stores, ...dataOf(stores) }, (releases) => {
    const found = releases.find((one) => one.release === name)
    if (found === undefined) throw new Error(`no ${name}`)
    return found
  })

describe('a food of ours that an imported release measures', () => {
  test('keeps what we say of it and takes the figures of the newer release, which is named', async () => {
    const file = smallStores()
    const before = food(file, KALE.id)
    await bring(file, release('foundation', '2024-10-31', [kale]))
    expect(food(file, KALE.id)).toEqual({
      ...before,
      datasetId: 'usda-foundation',
      record: '900001',
      magnesium: 33.1,
      potassium: 348,
      sodium: 53,
      energyKcal: 43,
      official: 'Kale, raw, as Foundation calls it',
      // In 85 g: 296 mg of potassium, of which rich asks 350; 28 mg of magnesium, of which source asks 42.
      potassiumLevel: 'source',
      magnesiumLevel: 'none',
    })
    const { facets } = await catalogue(file).search({ ...EVERYTHING, record: '900001' })
    expect(Object.entries(facets.tag).flatMap(([tag, foods]) => (foods === 1 ? [tag] : []))).toEqual([
      ...['potassium-source', 'low-sodium', 'document-magnesium', 'document-potassium'],
    ])
    expect(value(file, 'SELECT release FROM Dataset WHERE id = ?', 'usda-foundation')).toBe('2024-10-31')
    expect(value(file, `SELECT count(*) FROM Food WHERE name LIKE '%Foundation calls%'`)).toBe(0)
    expect(
      rows(file, 'SELECT alias FROM FoodAlias JOIN Food USING (ordinal) WHERE id = ? ORDER BY position', KALE.id),
    ).toEqual([{ alias: 'curly kale' }, { alias: 'borecole' }])
  })

  test('leaves unknown what the newer release does not publish', async () => {
    const file = smallStores()
    await bring(file, release('sr_legacy', '2018-04', [{ ...kale, record: KALE.record }]))
    await bring(file, release('foundation', '2024-10-31', [{ record: '900001', ndb: KALE.ndb, potassium: '348' }]))
    expect(food(file, KALE.id)).toMatchObject({
      datasetId: 'usda-foundation',
      potassium: 348,
      magnesium: null,
      sodium: null,
      magnesiumLevel: 'unknown',
      sodiumLevel: 'unknown',
    })
  })

  test('keeps the older figures where the newer record has none of the three', async () => {
    const file = smallStores()
    const bare = release('foundation', '2024-10-31', [{ record: '900001', ndb: KALE.ndb, kcal: '40' }])
    const before = food(file, KALE.id)
    await bring(file, bare)
    expect(food(file, KALE.id)).toEqual(before)
    await bring(file, release('sr_legacy', '2018-04', [{ ...kale, record: KALE.record, sodium: '54' }]))
    expect(food(file, KALE.id)).toMatchObject({ datasetId: 'usda-sr-legacy', record: KALE.record, sodium: 54 })
    expect(value(file, 'SELECT count(*) FROM Food WHERE record = ?', '900001')).toBe(0)
  })

  test('can be looked up in every release, the newest first', async () => {
    const file = smallStores()
    await bring(file, release('sr_legacy', '2018-04', [{ ...kale, record: KALE.record, sodium: '38' }]))
    await bring(file, release('foundation', '2023-04-20', [{ ...kale, sodium: '45' }]))
    await bring(file, release('foundation', '2024-10-31', [kale]))
    const origin = await provenanceIn(file, KALE.id)
    expect(origin).toMatchObject({ official: kale.description, decidedBy: null })
    expect(origin.published?.map((one) => [one.dataset, one.release, one.record, one.amounts.sodium])).toEqual([
      ['usda-foundation', '2024-10-31', '900001', 53],
      ['usda-foundation', '2023-04-20', '900001', 45],
      ['usda-sr-legacy', '2018-04', KALE.record, 38],
    ])
    expect((await provenanceIn(file, 'spinach-raw')).published).toEqual([])
  })

  test('is found in an older release though the newest, which is shown, left it out', async () => {
    const file = smallStores()
    await bring(file, release('foundation', '2023-04-20', [{ record: '900001', ndb: KALE.ndb, sodium: '45' }]))
    await bring(file, release('foundation', '2024-10-31', [chard]))
    const origin = await provenanceIn(file, KALE.id)
    expect(origin).toMatchObject({ official: null, decidedBy: null })
    expect(origin.published).toEqual([
      {
        ...{ dataset: 'usda-foundation', release: '2023-04-20', record: '900001', description: 'Food 900001' },
        category: 'Vegetables and Vegetable Products',
        amounts: { magnesium: null, potassium: null, sodium: 45, energyKcal: null },
      },
    ])
  })
})

describe('an imported food', () => {
  test('gets a plain name, its official one beside it, and group, role, serving and tags by our rules', async () => {
    const file = smallStores()
    await bring(file, release('foundation', '2024-10-31', [chard]))
    const made = food(file, 'fdc-900002')
    expect(made).toMatchObject({
      official: 'Vegetables, chard, marsh, raw',
      groupId: 'vegetables',
      prominence: 3,
      magnesium: 81,
      servingCategory: 'vegetables',
      servingGrams: 85,
      // 213 mg × 0.85 = 181 mg, between 140 and 460.
      sodiumLevel: 'moderate',
    })
    expect(JSON.parse(String(made?.decidedBy))).toMatchObject({
      group: expect.any(String),
      serving: expect.any(String),
    })
    const { published, ...noted } = await provenanceIn(file, 'fdc-900002')
    expect(noted).toEqual({
      official: chard.description,
      brand: null,
      decidedBy: JSON.parse(String(made?.decidedBy)),
    })
    expect(published?.map(({ record }) => record)).toEqual(['900002'])
    const { suggest, search } = catalogue(file)
    const moderate = await search({ ...EVERYTHING, record: '900002', tag: ['moderate-sodium'] })
    expect(moderate.foods.map(({ id }) => id)).toEqual(['fdc-900002'])
    expect((await suggest('marsh chard')).map(({ id }) => id)).toEqual(['fdc-900002'])
  })

  test('of a brand is found by it, and names it', async () => {
    const file = smallStores()
    await bring(file, officialZip(branded(), 'FoodData_Central_branded_food_csv_2023-10-26'))
    const { suggest, search } = catalogue(file)
    expect((await suggest('crispo')).map(({ id }) => id)).toEqual(['fdc-70'])
    // Its owner is named where there is no brand.
    expect((await search({ ...EVERYTHING, q: 'made up cola', sort: 'relevance' })).foods.map(({ id }) => id)).toEqual([
      'fdc-71',
    ])
    expect((await provenanceIn(file, 'fdc-70')).brand).toBe('CRISPO')
  })

  test('that no rule fits is shown per 100 g among the other foods', async () => {
    const file = smallStores()
    const odd: MadeUp = { record: '900003', description: 'Xyzzy', category: 'Nothing anybody sorts', sodium: '5' }
    await bring(file, release('foundation', '2024-10-31', [odd]))
    expect(food(file, 'fdc-900003')).toMatchObject({
      groupId: 'other-foods',
      role: 'unsorted',
      servingGrams: 100,
      servingCategory: 'hundred',
      magnesium: null,
      magnesiumLevel: 'unknown',
    })
  })

  test('never takes the name of one of ours, nor of another', async () => {
    const file = smallStores()
    const twins = ['900004', '900005', '900006'].map((record) => ({ record, description: 'kale, RAW', sodium: '5' }))
    await bring(file, release('foundation', '2024-10-31', twins))
    expect(food(file, KALE.id)).toMatchObject({ name: 'Kale, raw' })
    const names = rows(file, `SELECT name FROM Food WHERE id LIKE 'fdc-%'`).map(({ name }) =>
      String(name).toLowerCase(),
    )
    expect(new Set([...names, 'kale, raw']).size).toBe(4)
  })

  test('is one food with the record of the older table that bears its number', async () => {
    const file = smallStores()
    await bring(file, release('sr_legacy', '2018-04', [{ ...chard, record: '700002', sodium: '200' }]))
    expect(food(file, 'fdc-700002')).toMatchObject({ datasetId: 'usda-sr-legacy', sodium: 200 })
    await bring(file, release('foundation', '2024-10-31', [chard]))
    expect(food(file, 'fdc-700002')).toMatchObject({ datasetId: 'usda-foundation', record: '900002', sodium: 213 })
    expect(value(file, `SELECT count(*) FROM Food WHERE id LIKE 'fdc-%'`)).toBe(1)
  })

  test('of a survey goes by its food code, of a label by its record', async () => {
    const file = smallStores()
    await bring(file, officialZip(survey(), 'FoodData_Central_survey_food_csv_2022-10-28'))
    await bring(file, officialZip(branded(), 'FoodData_Central_branded_food_csv_2023-10-26'))
    expect(food(file, 'fndds-11100000')).toMatchObject({ record: '500', datasetId: 'usda-fndds' })
    expect(food(file, 'fdc-70')).toMatchObject({ datasetId: 'usda-branded', servingGrams: 28, sodiumLevel: 'high' })
  })
})

describe('importing', () => {
  test('the same file twice changes nothing', async () => {
    const file = smallStores()
    const zip = release('foundation', '2024-10-31', [kale, chard])
    expect(await bring(file, zip)).toMatchObject({ changed: true, foods: 2, rejected: 0 })
    const before = [shown(file), rows(file, 'SELECT * FROM "Release"'), rows(file, 'SELECT * FROM SourceFood')]
    expect(await bring(file, zip)).toMatchObject({ changed: false, foods: 2 })
    expect([shown(file), rows(file, 'SELECT * FROM "Release"'), rows(file, 'SELECT * FROM SourceFood')]).toEqual(before)
  })

  test('upgrades, withdraws, keeps ids through new records, and goes back', async () => {
    const file = smallStores()
    const ours = shown(file)
    await bring(file, release('foundation', '2023-04-20', [kale, chard, { record: '900009', sodium: '1' }]))
    const first = shown(file)
    await bring(file, release('foundation', '2024-10-31', [{ ...chard, record: '950002', sodium: '220' }]))
    expect(food(file, 'fdc-900002')).toMatchObject({ record: '950002', sodium: 220 })
    expect(food(file, 'fdc-900009')).toBeUndefined()
    expect(food(file, KALE.id)).toMatchObject({ datasetId: 'usda-sr-legacy' })
    expect(value(file, 'SELECT count(*) FROM SourceFood WHERE record = ?', '900009')).toBe(1)
    await remove(file, '2024-10-31')
    expect(shown(file)).toEqual(first)
    await remove(file, '2023-04-20')
    expect(shown(file)).toEqual(ours)
    expect(value(file, 'SELECT count(*) FROM SourceFood')).toBe(0)
  })

  test('shows the newest release in whatever order they come', async () => {
    const file = smallStores()
    await bring(file, release('foundation', '2024-10-31', [kale]))
    await bring(file, release('foundation', '2023-04-20', [{ ...kale, sodium: '1' }]))
    expect(food(file, KALE.id)).toMatchObject({ sodium: 53 })
    expect(value(file, 'SELECT count(*) FROM "Release"')).toBe(2)
  })

  test('takes a corrected file of a release in the place of the first', async () => {
    const file = smallStores()
    await bring(file, release('foundation', '2024-10-31', [kale, chard]))
    await bring(file, release('foundation', '2024-10-31', [{ ...kale, sodium: '54' }]))
    expect(food(file, KALE.id)).toMatchObject({ sodium: 54 })
    expect(rows(file, 'SELECT foods FROM "Release"')).toEqual([{ foods: 1 }])
    expect(value(file, 'SELECT count(*) FROM SourceFood')).toBe(1)
  })

  test('writes every rejected row to a file and counts them by reason', async () => {
    const file = smallStores()
    const tables = withRows(
      srLegacy(),
      'food',
      ['103', 'sr_legacy_food', '', '20', '2019-04-01'],
      ['101', 'sr_legacy_food', '=HYPERLINK("x")', '20', '2019-04-01'],
    )
    const { rejected, rejectsFile, summary, foods } = await bring(file, officialZip(tables))
    expect(foods).toBe(2)
    expect(rejected).toBeGreaterThanOrEqual(2)
    const lines = readFileSync(String(rejectsFile), 'utf8').trimEnd().split('\r\n')
    expect(lines[0]).toBe('file,line,field,reason,record')
    expect(lines).toHaveLength(rejected + 1)
    expect(lines.join('\n')).toMatch(/food\.csv,4,/)
    const counted = summary.filter(({ kind }) => kind === 'rejected').reduce((sum, one) => sum + (one.rows ?? 0), 0)
    expect(counted).toBe(rejected)
    expect(value(file, 'SELECT rejected FROM "Release"')).toBe(rejected)
  })

  test('of a damaged file leaves everything as it was', async () => {
    const file = smallStores()
    await bring(file, release('foundation', '2023-04-20', [kale]))
    const before = shown(file)
    const zip = release('foundation', '2024-10-31', [chard])
    writeFileSync(zip, readFileSync(zip).subarray(0, 600))
    await expect(bring(file, zip)).rejects.toThrow(SourceProblem)
    expect(shown(file)).toEqual(before)
    expect(value(file, 'SELECT count(*) FROM "Release"')).toBe(1)
  })

  test('that is interrupted leaves everything as it was', async () => {
    const file = smallStores()
    const before = shown(file)
    const stop = new AbortController()
    stop.abort()
    await expect(bring(file, release('foundation', '2024-10-31', [chard]), { signal: stop.signal })).rejects.toThrow()
    expect(shown(file)).toEqual(before)
    expect(value(file, 'SELECT count(*) FROM "Release"')).toBe(0)
    expect(value(file, 'SELECT count(*) FROM SourceFood')).toBe(0)
  })

  test('tells a file from another by all it holds', async () => {
    const one = release('foundation', '2024-10-31', [chard])
    expect(await digestOf(one)).toBe(await digestOf(one))
    expect(await digestOf(one)).not.toBe(await digestOf(release('foundation', '2024-10-31', [kale])))
  })
})

describe('preparing a database that has imported releases', () => {
  test('keeps them, and derives the catalogue anew when it is out of date', async () => {
    const file = smallStores()
    await bring(file, release('foundation', '2024-10-31', [kale, chard]))
    const before = shown(file)
    expect(prepareStores({ stores: file, ...dataOf(file) }).changed).toBe(false)
    const db = new Database(file.releases)
    db.exec(`UPDATE Meta SET value = 'another' WHERE key = 'data-version'`)
    db.close()
    expect(prepareStores({ stores: file, ...dataOf(file) }).changed).toBe(true)
    expect(shown(file)).toEqual(before)
  })
})

test('a catalogue whose foods go away while it is made is not finished, but made anew', async () => {
  const stores = smallStores()
  await bring(stores, release('foundation', '2024-10-31', [kale, chard]))
  rmSync(shownCatalogueFile(stores))
  const { db } = openStore(stores, 'releases')
  const other = new Database(stores.releases)
  onTestFinished(() => {
    db.close()
    other.close()
  })
  let removed = false
  renewCatalogue(db, {
    stores,
    ...dataOf(stores),
    onProgress: () => {
      if (removed) return
      removed = true
      other.exec(`UPDATE "Release" SET state = 'leaving'; DELETE FROM SourceFood`)
    },
  })
  expect(removed).toBe(true)
  expect(value(stores, `SELECT count(*) FROM Food WHERE datasetId = 'usda-foundation'`)).toBe(0)
  const without = smallStores()
  expect(shown(stores)).toEqual(shown(without))
})

test('a release without a date is older than any that has one', async () => {
  const stores = smallStores()
  await bring(stores, release('sr_legacy', '2018-04', [{ ...kale, record: KALE.record, sodium: '38' }]))
  await bring(stores, release('foundation', 'undated', [kale]))
  const db = new Database(stores.releases)
  onTestFinished(() => void db.close())
  db.exec(`UPDATE "Release" SET release = 'undated' WHERE dataset = 'usda-foundation'`)
  prepareStores({ stores, ...dataOf(stores) })
  expect(value(stores, 'SELECT sodium FROM Food WHERE id = ?', KALE.id)).toBe(38)
})
