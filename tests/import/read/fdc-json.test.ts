import { expect, test } from 'vitest'
import { folder, zipped } from '../../fixtures/import/made-up-release'
import { readAll } from '../../fixtures/import/read-all'

const name = 'FoodData_Central_foundation_food_json_2025-12-18.json'

const nutrient = (id: number, amount: unknown, unitName = 'mg') => ({
  type: 'FoodNutrient',
  nutrient: { id, number: '0', unitName },
  amount,
})

const kale = {
  foodClass: 'FinalFood',
  fdcId: 323505,
  dataType: 'Foundation',
  description: 'Kale, raw',
  ndbNumber: 11233,
  publicationDate: '4/1/2019',
  foodCategory: { description: 'Vegetables and Vegetable Products' },
  foodNutrients: [
    nutrient(1090, 33.1),
    nutrient(1093, 0.053, 'g'),
    nutrient(1062, 418.4, 'kJ'),
    nutrient(1003, 2.9, 'g'),
    nutrient(1092, undefined),
  ],
  foodPortions: [{ amount: 1, measureUnit: { name: 'cup' }, modifier: 'pieces', gramWeight: 20.6 }],
}

function file(foods: readonly unknown[], array = 'FoundationFoods'): string {
  return `${folder({ [name]: JSON.stringify({ [array]: foods }) })}/${name}`
}

test('A JSON release gives each food with key, category, amounts in mg and portions', async () => {
  const { release, foods, rejected, noted, allBytesRead } = await readAll(file([kale]))
  expect(release).toEqual({ dataset: 'usda-foundation', release: '2025-12-18' })
  expect(foods).toEqual([
    {
      dataset: 'usda-foundation',
      record: '323505',
      stableKey: '11233',
      description: 'Kale, raw',
      category: 'Vegetables and Vegetable Products',
      brand: null,
      labelServing: null,
      amounts: { magnesium: 33.1, potassium: null, sodium: 53, energyKcal: expect.closeTo(100, 9) },
      portions: [{ label: '1 cup, pieces', grams: 20.6 }],
    },
  ])
  expect(rejected).toEqual([])
  expect(noted).toContainEqual({ file: name, reason: 'no amount given: unknown', rows: 1 })
  expect(noted).toContainEqual({ file: name, reason: 'nutrients that are not read', rows: 1 })
  expect(allBytesRead).toBe(true)
})

test('The same JSON reads from a zip, and tells survey, SR Legacy and branded foods by their array', async () => {
  const zip = `${folder({ 'a.zip': zipped({ [name]: JSON.stringify({ FoundationFoods: [kale] }) }) })}/a.zip`
  expect((await readAll(zip)).foods).toHaveLength(1)
  const survey = {
    ...kale,
    dataType: 'Survey (FNDDS)',
    ndbNumber: undefined,
    foodCode: '11100000',
    foodCategory: undefined,
    wweiaFoodCategory: { wweiaFoodCategoryDescription: 'Milk' },
  }
  const read = await readAll(file([survey], 'SurveyFoods'))
  expect(read.release.dataset).toBe('usda-fndds')
  expect(read.foods[0]).toMatchObject({ stableKey: '11100000', category: 'Milk' })
  const label = {
    ...kale,
    dataType: 'Branded',
    ndbNumber: undefined,
    gtinUpc: '0001',
    brandOwner: 'Made Up Inc.',
    brandedFoodCategory: 'Soda',
    servingSize: 240,
    servingSizeUnit: 'MLT',
    householdServingFullText: '1 can',
  }
  expect((await readAll(file([label], 'BrandedFoods'))).foods[0]).toMatchObject({
    stableKey: '0001',
    category: 'Soda',
    labelServing: { amount: 240, unit: 'ml', household: '1 can' },
  })
  expect((await readAll(file([{ ...kale, dataType: 'SR Legacy' }], 'SRLegacyFoods'))).release).toEqual({
    dataset: 'usda-sr-legacy',
    release: '2018-04',
  })
})

test('An ugly entry is rejected by its index and field; the others are read', async () => {
  const { foods, rejected, noted } = await readAll(
    file([
      { ...kale, fdcId: 'x' },
      kale,
      kale,
      { ...kale, fdcId: 2, description: undefined },
      'no food',
      {
        ...kale,
        fdcId: 3,
        foodNutrients: [
          nutrient(1090, -1),
          nutrient(1092, 'NaN'),
          nutrient(1093, 2e6),
          nutrient(1090, 5),
          nutrient(1090, 6),
          nutrient(1008, 1, 'IU'),
          {},
        ],
      },
      {
        ...kale,
        fdcId: 4,
        foodPortions: [{ amount: 1, measureUnit: { name: 'cup' }, gramWeight: 0 }, { gramWeight: 'x' }],
      },
      { ...kale, fdcId: 5, dataType: 'Sample' },
    ]),
  )
  expect(foods.map(({ record }) => record)).toEqual(['323505', '3', '4'])
  expect(foods[1]?.amounts).toEqual({ magnesium: 5, potassium: null, sodium: null, energyKcal: null })
  expect(rejected.map(({ line, field, record }) => [line, field, record])).toEqual([
    [0, 'fdcId', 'x'],
    [2, 'fdcId', '323505'],
    [3, 'description', '2'],
    [4, '', null],
    [5, 'foodNutrients.0.amount', '3'],
    [5, 'foodNutrients.1.amount', '3'],
    [5, 'foodNutrients.2.amount', '3'],
    [5, 'foodNutrients.4', '3'],
    [5, 'foodNutrients.5.amount', '3'],
    [5, 'foodNutrients.6', '3'],
    [6, 'foodPortions.0.gram_weight', '4'],
    [6, 'foodPortions.1.gramWeight', '4'],
  ])
  expect(noted).toContainEqual({ file: name, reason: 'dataType Sample', rows: 1 })
})

test('Foods in an array without a name are told by the data type of the first', async () => {
  const bare = (foods: readonly unknown[]) => `${folder({ [name]: ` ${JSON.stringify(foods)}` })}/${name}`
  const { release, foods, noted } = await readAll(bare([kale, { ...kale, fdcId: 7, dataType: 'Branded' }]))
  expect(release).toEqual({ dataset: 'usda-foundation', release: '2025-12-18' })
  expect(foods).toEqual((await readAll(file([kale]))).foods)
  expect(noted).toContainEqual({ file: name, reason: 'dataType Branded', rows: 1 })
  const legacy = [{ ...kale, dataType: 'SR Legacy' }]
  expect((await readAll(bare(legacy))).release).toEqual({ dataset: 'usda-sr-legacy', release: '2018-04' })
  for (const strange of [[], [1, 2], [{ ...kale, dataType: 'Experimental' }], [{ dataType: 'Foundation' }]]) {
    await expect(readAll(bare(strange))).rejects.toMatchObject({ fault: 'unrecognised' })
  }
})

test.each([0.3, 0.99])('A JSON cut short at %d of its length is said to be damaged', async (part) => {
  const text = JSON.stringify({ FoundationFoods: [kale, { ...kale, fdcId: 7 }] })
  const path = `${folder({ [name]: text.slice(0, Math.floor(text.length * part)) })}/${name}`
  await expect(readAll(path)).rejects.toMatchObject({ fault: 'damaged' })
})

test('Words that JSON does not know, such as NaN, are said to be no JSON', async () => {
  const text = JSON.stringify({ FoundationFoods: [kale] }).replace('33.1', 'NaN')
  await expect(readAll(`${folder({ [name]: text })}/${name}`)).rejects.toMatchObject({ fault: 'damaged' })
})

test('A JSON in UTF-16 reads the same', async () => {
  const text = JSON.stringify({ FoundationFoods: [{ ...kale, description: 'Jalapeño' }] })
  const read = await readAll(`${folder({ [name]: Buffer.from(`\ufeff${text}`, 'utf16le') })}/${name}`)
  expect(read.foods[0]?.description).toBe('Jalapeño')
})

test('A file without an official name bears the date of its newest food', async () => {
  const path = folder({
    'foods.json': JSON.stringify({ FoundationFoods: [kale, { ...kale, fdcId: 8, publicationDate: '10/28/2022' }] }),
  })
  expect((await readAll(path)).release.release).toBe('2022-10-28')
})
