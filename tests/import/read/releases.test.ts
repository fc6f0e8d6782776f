import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readAll } from '../../fixtures/import/read-all'

const project = fileURLToPath(new URL('../../..', import.meta.url))
const releases = process.env.RELEASES_DIR ?? join(dirname(project), 'shared', 'data', 'usda')
const there = existsSync(releases)
if (!there) console.log(`skipped: no releases at hand in ${releases}`)

const foundation = (date: string) => `FoodData_Central_foundation_food_csv_${date}.zip`

describe.skipIf(!there)('Official releases (skipped: no releases at hand)', () => {
  test.each([
    [
      foundation('2023-04-20'),
      { release: '2023-04-20', foods: 236, portions: 125, magnesium: 224, potassium: 224, sodium: 206, energy: 209 },
    ],
    [
      foundation('2024-10-31'),
      { release: '2024-10-31', foods: 316, portions: 125, magnesium: 304, potassium: 304, sodium: 286, energy: 287 },
    ],
    [
      foundation('2025-04-24'),
      { release: '2025-04-24', foods: 340, portions: 125, magnesium: 328, potassium: 328, sodium: 310, energy: 300 },
    ],
    [
      'FoodData_Central_foundation_food_json_2025-12-18.zip',
      { release: '2025-12-18', foods: 365, portions: 387, magnesium: 353, potassium: 353, sodium: 335, energy: 323 },
    ],
    [
      'FoodData_Central_sr_legacy_food_csv_2018-04.zip',
      {
        release: '2018-04',
        foods: 7793,
        portions: 14_449,
        magnesium: 7421,
        potassium: 7515,
        sodium: 7709,
        energy: 7793,
      },
    ],
  ])('%s gives every food and portion, and rejects nothing', async (name, expected) => {
    const { release, foods, rejected, allBytesRead } = await readAll(join(releases, name))
    const known = (key: 'magnesium' | 'potassium' | 'sodium' | 'energyKcal') =>
      foods.filter(({ amounts }) => amounts[key] !== null).length
    expect({
      release: release.release,
      foods: foods.length,
      portions: foods.reduce((sum, { portions }) => sum + portions.length, 0),
      magnesium: known('magnesium'),
      potassium: known('potassium'),
      sodium: known('sodium'),
      energy: known('energyKcal'),
    }).toEqual(expected)
    expect(rejected).toEqual([])
    expect(foods.every(({ category, stableKey }) => category !== null && stableKey !== null)).toBe(true)
    expect(allBytesRead).toBe(true)
  })

  test('The survey files give 5,431 foods; all 22,046 portions are taken or rejected', async () => {
    const name = readdirSync(releases).find((file) => file.includes('Nutrient Values')) ?? ''
    const { release, foods, rejected } = await readAll(join(releases, name))
    expect(release).toEqual({ dataset: 'usda-fndds', release: '2021-2023' })
    expect(foods).toHaveLength(5431)
    expect(foods.reduce((sum, { portions }) => sum + portions.length, 0)).toBe(22_043)
    expect(rejected.map(({ file, record }) => [file.replace(/.* - /, ''), record])).toEqual([
      ...Array.from({ length: 3 }, () => ['Portions and Weights.xlsx', '11000000']),
      ['Foods and Beverages.xlsx', '11000000'],
    ])
  })

  test('The branded slice gives its 4,827 branded foods and names every row that joins to none', async () => {
    const { release, foods, rejected, noted } = await readAll(join(releases, 'branded-slice'))
    expect(release.dataset).toBe('usda-branded')
    expect(foods).toHaveLength(4827)
    expect(foods.filter(({ brand }) => brand !== null)).toHaveLength(23)
    const orphans = (file: string) =>
      rejected.filter((row) => row.file === file && row.reason.startsWith('no such food')).length
    expect(orphans('branded_food.csv.gz')).toBe(9518)
    expect(rejected.length - orphans('branded_food.csv.gz') - orphans('food_nutrient.csv.gz')).toBe(10)
    expect(noted).toContainEqual({ file: 'food_other.csv.gz', reason: 'data_type sub_sample_food', rows: 129 })
  })
})
