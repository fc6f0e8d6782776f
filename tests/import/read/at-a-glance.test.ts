import { expect, test } from 'vitest'
import { folder, workbook, zipped } from '../../fixtures/import/made-up-release'
import { readAll } from '../../fixtures/import/read-all'

const title = (name: string) => `${name}\n2021-2023 Food and Nutrient Database for Dietary Studies - At A Glance`
const nutrientHeader = [
  'Food code',
  'Main food description',
  'WWEIA Category number',
  'WWEIA Category description',
  'Energy (kcal)',
  'Protein (g)',
  'Magnesium (mg)',
  'Potassium (mg)',
  'Sodium\n(mg)',
]
const portionHeader = [
  'Food code',
  'Main food description',
  'WWEIA Category number',
  'WWEIA Category description',
  'Seq num',
  'Portion description',
  'Portion weight\n(g)',
]
const foodHeader = [
  'Food code',
  'Main food description',
  'Additional food description',
  'WWEIA Category number',
  'WWEIA Category description',
]

type Cell = string | number | null

function survey(
  foods: Cell[][],
  portions: Cell[][],
  listed: Cell[][] = [],
  header = nutrientHeader,
): Record<string, Uint8Array> {
  return {
    'values.xlsx': workbook(title('FNDDS Nutrient Values'), header, foods),
    'portions.xlsx': workbook(title('Portions and Weights'), portionHeader, portions),
    'foods.xlsx': workbook(title('Foods and Beverages'), foodHeader, listed),
    'ingredients.xlsx': workbook(
      title('FNDDS Ingredients'),
      ['Food code', 'Ingredient code', 'Ingredient weight (g)'],
      [],
    ),
  }
}

const milk: Cell[] = [11100000, 'Milk, NFS', 1004, 'Milk & cream', 52, 3.3, 12, 156, 39]
const cup: Cell[] = [11100000, 'Milk, NFS', 1004, 'Milk', 1, '1 cup', 244]

const expected = {
  dataset: 'usda-fndds',
  record: '11100000',
  stableKey: '11100000',
  description: 'Milk, NFS',
  category: 'Milk & cream',
  brand: null,
  labelServing: null,
  amounts: { magnesium: 12, potassium: 156, sodium: 39, energyKcal: 52 },
  portions: [{ label: '1 cup', grams: 244 }],
}

test('The survey files are known by their sheets, joined by food code, from the folder or any one of them', async () => {
  const path = folder(survey([milk], [cup]))
  for (const from of [path, `${path}/values.xlsx`, `${path}/portions.xlsx`]) {
    const { release, foods, rejected, noted, allBytesRead } = await readAll(from)
    expect(release).toEqual({ dataset: 'usda-fndds', release: '2021-2023' })
    expect(foods).toEqual([expected])
    expect(rejected).toEqual([])
    expect(noted).toContainEqual({ file: 'ingredients.xlsx', reason: 'not needed: left unread', rows: null })
    expect(allBytesRead).toBe(true)
  }
})

test('Nutrient values alone give foods without portions, and say so', async () => {
  const { foods, noted } = await readAll(folder({ 'values.xlsx': survey([milk], [])['values.xlsx'] ?? '' }))
  expect(foods[0]?.portions).toEqual([])
  expect(noted).toEqual([
    { file: 'values.xlsx', reason: 'no file of portions beside it: portions unknown', rows: null },
  ])
})

test('Ugly cells are rejected by file, row and column', async () => {
  const foods: Cell[][] = [
    [12, 'Odd', 1, 'Odd', null, 1, -4, 'NaN', 200000],
    milk,
    [11100000, 'Milk again', 1, '', 1, 1, 1, 1, 1],
    ['total', 'A sum', 1, '', 1, 1, 1, 1, 1],
    [13, '', 1, '', 1, 1, 1, 1, 1],
  ]
  const portions: Cell[][] = [
    [11100000, '', 1, '', 2, 'Quantity not specified', 0],
    cup,
    [99, '', 1, '', 1, '1 cup', 5],
  ]
  const { foods: read, rejected } = await readAll(folder(survey(foods, portions, [[98, 'Milk, human', '', 1, '']])))
  expect(read.map(({ record }) => record)).toEqual(['12', '11100000'])
  expect(read[0]?.amounts).toEqual({ magnesium: null, potassium: null, sodium: null, energyKcal: null })
  expect(read[1]).toEqual(expected)
  expect(rejected.map(({ file, line, field, reason }) => [file, line, field, reason])).toEqual([
    ['values.xlsx', 6, 'food code', '"total" is no food code'],
    ['values.xlsx', 3, 'magnesium (mg)', '"-4" is negative'],
    ['values.xlsx', 3, 'potassium (mg)', '"NaN" is not a number'],
    ['values.xlsx', 3, 'sodium (mg)', '"200000" is more than 100 g in 100 g'],
    ['values.xlsx', 7, 'main food description', 'no description'],
    ['foods.xlsx', 3, 'food code', 'no such food in values.xlsx'],
    ['portions.xlsx', 5, 'food code', 'no such food in values.xlsx'],
    ['portions.xlsx', 3, 'portion weight (g)', 'a portion of 0 g'],
    ['values.xlsx', 5, 'food code', '11100000 is given twice'],
  ])
})

test('The unit in a column title is heeded', async () => {
  const header = nutrientHeader.map((name) => name.replace('Magnesium (mg)', 'Magnesium (g)'))
  const { foods } = await readAll(folder(survey([[11100000, 'Milk', 1, '', 52, 3.3, 0.012, 156, 39]], [], [], header)))
  expect(foods[0]?.amounts.magnesium).toBe(12)
})

test('A sheet without one of our minerals, a damaged one and one that is no survey are refused in words', async () => {
  const header = nutrientHeader.map((name) => name.replace('Magnesium', 'Manganese'))
  await expect(readAll(folder(survey([milk], [], [], header)))).rejects.toMatchObject({
    fault: 'columns',
    message: expect.stringMatching(/no column Magnesium/),
  })
  const other = workbook('Accounts', ['Month', 'Amount'], [])
  await expect(readAll(`${folder({ 'a.xlsx': other })}/a.xlsx`)).rejects.toMatchObject({ fault: 'unrecognised' })
  const broken = zipped({
    'xl/workbook.xml': '<workbook/>',
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1">',
  })
  await expect(readAll(`${folder({ 'a.xlsx': broken })}/a.xlsx`)).rejects.toMatchObject({ fault: 'damaged' })
  const laughs =
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>'
  const bomb = zipped({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': laughs })
  await expect(readAll(`${folder({ 'a.xlsx': bomb })}/a.xlsx`)).rejects.toMatchObject({ fault: 'damaged' })
})
