import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { removeRelease } from '@/lib/build/import'
import { bring, rows, shown, value } from '../fixtures/import/tables'
import { preparedStores } from '../fixtures/stores'

const DIRECTORY = process.env.RELEASES_DIR ?? join(process.cwd(), '..', 'shared', 'data', 'usda')
const present = existsSync(join(DIRECTORY, 'FoodData_Central_sr_legacy_food_csv_2018-04.zip'))
if (!present) console.log('skipped: no releases at hand')

vi.setConfig({ testTimeout: 300_000 })

const path = (name: string) => join(DIRECTORY, name)
const foundation = (date: string) => path(`FoodData_Central_foundation_food_csv_${date}.zip`)

describe.skipIf(!present)('the official files', () => {
  test('come in one after the other, each release in the place of the one before, and go again', async () => {
    const file = preparedStores()
    const ours = shown(file)
    const oursCount = Number(value(file, 'SELECT count(*) FROM Food'))

    expect(await bring(file, path('FoodData_Central_sr_legacy_food_csv_2018-04.zip'))).toMatchObject({
      release: { dataset: 'usda-sr-legacy', release: '2018-04' },
      foods: 7793,
      rejected: 0,
    })
    // Every food of ours that cites SR Legacy is one of its 7,793.
    const cited = Number(
      value(file, `SELECT count(*) FROM Food WHERE datasetId = 'usda-sr-legacy' AND decidedBy IS NULL`),
    )
    expect(value(file, 'SELECT count(*) FROM Food')).toBe(oursCount + 7793 - cited)
    expect(rows(file, `SELECT lower(name) FROM Food GROUP BY lower(name) HAVING count(*) > 1`)).toEqual([])

    const foods = { '2023-04-20': 236, '2024-10-31': 316, '2025-04-24': 340 }
    for (const [date, count] of Object.entries(foods)) {
      expect(await bring(file, foundation(date))).toMatchObject({ foods: count, changed: true })
      expect(value(file, `SELECT release FROM Dataset WHERE id = 'usda-foundation'`)).toBe(date)
    }
    const upgraded = shown(file)
    const upgradedOurs = Number(
      value(file, `SELECT count(*) FROM Food WHERE datasetId = 'usda-foundation' AND decidedBy IS NULL`),
    )
    expect(upgradedOurs).toBeGreaterThan(100)
    const last = await bring(file, path('FoodData_Central_foundation_food_json_2025-12-18.zip'))
    expect(last).toMatchObject({ foods: 365, rejected: 0 })
    expect(await bring(file, path('2021-2023 FNDDS At A Glance - FNDDS Nutrient Values.xlsx'))).toMatchObject({
      foods: 5431,
    })
    const slice = await bring(file, path('branded-slice'))
    expect(slice).toMatchObject({ foods: 4827 })
    expect(slice.rejected).toBeGreaterThan(0)
    expect(
      value(
        file,
        `SELECT count(*) FROM Food f JOIN SourceFood s ON s.record = f.record JOIN "Release" r ON r.id = s.releaseId
           AND r.dataset = f.datasetId JOIN Dataset d ON d.id = f.datasetId AND d.release = r.release
         WHERE f.magnesium IS NOT s.magnesium OR f.potassium IS NOT s.potassium OR f.sodium IS NOT s.sodium`,
      ),
    ).toBe(0)

    const remove = (release: string) =>
      removeRelease({ stores: file }, (releases) => {
        const found = releases.find((one) => `${one.dataset}@${one.release}` === release)
        if (found === undefined) throw new Error(`no ${release}`)
        return found
      })
    await remove('usda-branded@2023-10-26')
    await remove('usda-fndds@2021-2023')
    await remove('usda-foundation@2025-12-18')
    expect(shown(file)).toEqual(upgraded)
    await remove('usda-sr-legacy@2018-04')
    for (const date of Object.keys(foods)) await remove(`usda-foundation@${date}`)
    expect(shown(file)).toEqual(ours)
  })
})
