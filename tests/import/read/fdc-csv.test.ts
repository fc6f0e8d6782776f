import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import {
  amountRow,
  asFiles,
  branded,
  csv,
  folder,
  foundation,
  officialZip,
  portionRow,
  srLegacy,
  survey,
  withRows,
} from '../../fixtures/import/made-up-release'
import { readAll } from '../../fixtures/import/read-all'

const oats = {
  dataset: 'usda-sr-legacy',
  record: '101',
  stableKey: '20038',
  description: 'Oats, made up',
  category: 'Cereal Grains and Pasta',
  brand: null,
  labelServing: null,
  amounts: { magnesium: 177, potassium: 429, sodium: 2, energyKcal: 389 },
  portions: [
    { label: '1 cup', grams: 156 },
    { label: '0.5 bowl', grams: 80 },
  ],
}

test('An SR Legacy zip gives each food with its key, category, amounts and portions', async () => {
  const { release, foods, rejected, allBytesRead } = await readAll(officialZip(srLegacy()))
  expect(release).toEqual({ dataset: 'usda-sr-legacy', release: '2018-04' })
  expect(foods[0]).toEqual(oats)
  expect(foods[1]).toMatchObject({ record: '102', category: 'Beverages', portions: [] })
  expect(rejected).toEqual([])
  expect(allBytesRead).toBe(true)
})

test('What a table does not give stays unknown and does not become zero', async () => {
  const { foods } = await readAll(officialZip(srLegacy()))
  expect(foods[1]?.amounts).toEqual({ magnesium: null, potassium: null, sodium: 4, energyKcal: null })
})

test('The same release reads the same from a zip, a folder, a folder in a folder and one of its files', async () => {
  const flat = folder(asFiles(srLegacy()))
  const deep = folder(asFiles(srLegacy(), 'FoodData_Central_sr_legacy_food_csv_2018-04/'))
  for (const path of [flat, deep, `${flat}/food.csv`, `${flat}/food_nutrient.csv`]) {
    const { foods, release } = await readAll(path)
    expect(foods[0]).toEqual(oats)
    expect(release.release).toBe('2018-04')
  }
})

test('Tables are known by their columns, whatever the files are called and however they are compressed', async () => {
  const files = Object.entries(asFiles(srLegacy())).map(([name, text], place) => [
    `${place}-${name.length}.csv.gz`,
    gzipSync(text),
  ])
  const { foods, rejected } = await readAll(folder(Object.fromEntries(files)))
  expect(foods[0]).toEqual(oats)
  expect(rejected).toEqual([])
})

test('Foundation Foods are those its own table lists; samples and earlier versions are counted, not taken', async () => {
  const { release, foods, rejected, noted } = await readAll(
    officialZip(foundation(), 'FoodData_Central_foundation_food_csv_2021-10-28'),
  )
  expect(release).toEqual({ dataset: 'usda-foundation', release: '2021-10-28' })
  expect(foods.map(({ record }) => record)).toEqual(['902'])
  expect(foods[0]?.category).toBe('Vegetables and Vegetable Products')
  expect(foods[0]?.portions).toEqual([{ label: '1 cup, pieces of ~1"', grams: 20.6 }])
  expect(rejected).toEqual([])
  expect(noted).toContainEqual({ file: 'food.csv', reason: 'data_type sample_food', rows: 1 })
  expect(noted).toContainEqual({
    file: 'food.csv',
    reason: 'not listed in foundation_food.csv: an earlier version kept for reference',
    rows: 1,
  })
  expect(noted).toContainEqual({
    file: 'food_nutrient.csv',
    reason: 'rows of foods that are left aside or rejected',
    rows: 2,
  })
})

test('A release without an official name bears the date of its newest food', async () => {
  const { release } = await readAll(folder(asFiles(foundation())))
  expect(release.release).toBe('2021-10-28')
})

test.each([
  [{ '1008': '389', '2047': '1', '2048': '2', '1062': '3' }, 389],
  [{ '2047': '43.2', '2048': '36.4', '1062': '3' }, 43.2],
  [{ '2048': '36.4', '1062': '3' }, 36.4],
  [{ '1062': '418.4' }, 100],
  [{}, null],
])(
  'Energy falls back from the published value to the Atwater ones and to kilojoules: %o gives %o',
  async (given, kcal) => {
    const tables = srLegacy()
    const [header = []] = tables.food_nutrient ?? []
    const rows = Object.entries(given).map(([id, amount]) => amountRow('101', id, amount))
    const { foods } = await readAll(folder(asFiles({ ...tables, food_nutrient: [header, ...rows] })))
    const energy = foods[0]?.amounts.energyKcal
    if (kcal === null) expect(energy).toBeNull()
    else expect(energy).toBeCloseTo(kcal, 9)
  },
)

test.each([
  ['G', '0.177', 177],
  ['UG', '177000', 177],
  ['mg', '177', 177],
])('An amount in %s is converted to milligrams', async (unit, amount, mg) => {
  const tables = srLegacy()
  const nutrient = (tables.nutrient ?? []).map((row) =>
    row[0] === '1090' ? ['1090', 'Magnesium', unit, '304', ''] : row,
  )
  const [header = []] = tables.food_nutrient ?? []
  const path = folder(asFiles({ ...tables, nutrient, food_nutrient: [header, amountRow('101', '1090', amount)] }))
  expect((await readAll(path)).foods[0]?.amounts.magnesium).toBe(mg)
})

test('A nutrient in a unit that does not measure it is rejected row by row', async () => {
  const tables = srLegacy()
  const nutrient = (tables.nutrient ?? []).map((row) =>
    row[0] === '1090' ? ['1090', 'Magnesium', 'IU', '304', ''] : row,
  )
  const { foods, rejected } = await readAll(folder(asFiles({ ...tables, nutrient })))
  expect(foods[0]?.amounts.magnesium).toBeNull()
  expect(rejected).toEqual([
    {
      file: 'food_nutrient.csv',
      line: 3,
      field: 'amount',
      reason: 'unit IU does not measure this nutrient',
      record: '101',
    },
  ])
})

test('Branded foods carry brand, label serving in grams or millilitres, and the category of the label', async () => {
  const { release, foods, rejected, noted } = await readAll(folder(asFiles(branded())))
  expect(release).toEqual({ dataset: 'usda-branded', release: '2023-10-26' })
  expect(foods[0]).toMatchObject({
    stableKey: '0001',
    category: 'Chips, Pretzels & Snacks',
    brand: { owner: 'Made Up Inc.', name: 'CRISPO' },
    labelServing: { amount: 28, unit: 'g', household: '1 ONZ' },
    amounts: { sodium: 714 },
  })
  expect(foods[1]).toMatchObject({ labelServing: { amount: 240, unit: 'ml', household: null }, amounts: { sodium: 0 } })
  expect(foods[2]).toMatchObject({ brand: null, labelServing: null, amounts: { potassium: null } })
  expect(foods[3]).toMatchObject({ stableKey: null, category: 'Oils Edible' })
  expect(rejected).toEqual([
    {
      file: 'branded_food.csv',
      line: 4,
      field: 'serving_size_unit',
      reason: 'IU is neither grams nor millilitres; serving unknown',
      record: '72',
    },
  ])
  expect(noted).toContainEqual({ file: 'food_nutrient.csv', reason: 'no amount given: unknown', rows: 1 })
  expect(noted).toContainEqual({
    file: 'food.csv',
    reason: 'foods without a row in branded_food: what it says is unknown',
    rows: 1,
  })
})

test('Survey foods are keyed by food code; their older nutrient numbers are understood', async () => {
  const { release, foods } = await readAll(officialZip(survey(), 'FoodData_Central_survey_food_csv_2022-10-28'))
  expect(release).toEqual({ dataset: 'usda-fndds', release: '2022-10-28' })
  expect(foods[0]).toMatchObject({
    stableKey: '11100000',
    category: 'Milk, reduced fat',
    amounts: { magnesium: 12, energyKcal: 52 },
    portions: [{ label: '1 cup', grams: 244 }],
  })
})

test('A source of several tables asks which, and gives the one that is named', async () => {
  const one = srLegacy()
  const path = folder(
    asFiles({
      ...one,
      food: [...(one.food ?? []), ['902', 'foundation_food', 'Kale, raw', '11', '2021-10-28']],
      foundation_food: [
        ['fdc_id', 'NDB_number', 'footnote'],
        ['902', '11233', ''],
      ],
    }),
  )
  await expect(readAll(path)).rejects.toThrow(/several tables: usda-foundation, usda-sr-legacy/)
  expect((await readAll(path, { dataset: 'usda-foundation' })).foods.map(({ record }) => record)).toEqual(['902'])
})

test('Tables in any order come together; rows of foods that are in no table are rejected', async () => {
  let tables = srLegacy()
  const turned = Object.fromEntries(
    Object.entries(tables).map(([name, [header = [], ...rows]]) => [name, [header, ...rows.reverse()]]),
  )
  tables = withRows(turned, 'food_nutrient', amountRow('999', '1090', '5'))
  tables = withRows(tables, 'food_portion', portionRow('50', '1', '1000', '', '10'))
  const { foods, rejected } = await readAll(folder(asFiles(tables)))
  expect(foods[0]).toMatchObject({ ...oats, portions: [...oats.portions].reverse() })
  expect(rejected.map(({ file, line, field, reason, record }) => [file, line, field, reason, record])).toEqual([
    ['food_portion.csv', 4, 'fdc_id', 'no such food in food.csv', '50'],
    ['food_nutrient.csv', 8, 'fdc_id', 'no such food in food.csv', '999'],
  ])
})

test('A signal stops the reading', async () => {
  const { openSource } = await import('@/lib/import/read/open-source')
  const source = await openSource(officialZip(srLegacy()))
  const reading = (async () => {
    for await (const _ of source.rows(AbortSignal.abort(new Error('stopped'))));
  })()
  await expect(reading).rejects.toThrow('stopped')
})

test('A file beside the tables that is none of them is told of as unread', async () => {
  const { noted } = await readAll(
    folder({ ...asFiles(srLegacy()), 'lab_method.csv': csv([['id', 'description', 'technique']]) }),
  )
  expect(noted).toContainEqual({ file: 'lab_method.csv', reason: 'not needed: left unread', rows: null })
})
