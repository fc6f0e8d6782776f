import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { z } from 'zod'
import type { AmountsPer100g } from '@/lib/nutrition/amount'

const ZIP = join(
  process.env.RELEASES_DIR ?? join(process.cwd(), '..', 'shared', 'data', 'usda'),
  'FoodData_Central_sr_legacy_food_csv_2018-04.zip',
)

export const haveReleases = existsSync(ZIP)

const NUTRIENTS: ReadonlyMap<string, keyof AmountsPer100g> = new Map([
  ['1090', 'magnesium'],
  ['1092', 'potassium'],
  ['1093', 'sodium'],
  ['1008', 'energyKcal'],
])

const rows = z.array(z.object({ fdc_id: z.string(), nutrient_id: z.string(), amount: z.string() }))

/** Amounts per 100 g of the official SR Legacy release by FDC id; what it does not publish is null. */
export function officialAmounts(): ReadonlyMap<string, AmountsPer100g> {
  const wanted = (name: string) => /(^|\/)(food|food_nutrient)\.csv$/.test(name)
  const files = unzipSync(readFileSync(ZIP), { filter: (entry) => wanted(entry.name) })
  const text = (name: string) => {
    const found = Object.entries(files).find(([path]) => path.endsWith(name))
    if (found === undefined) throw new Error(`${ZIP} has no ${name}`)
    return strFromU8(found[1])
  }
  const amounts = new Map<string, AmountsPer100g>()
  const unknown: AmountsPer100g = { magnesium: null, potassium: null, sodium: null, energyKcal: null }
  const foods = z.array(z.object({ fdc_id: z.string() })).parse(parse(text('/food.csv'), { columns: true, bom: true }))
  for (const { fdc_id } of foods) amounts.set(fdc_id, unknown)
  // The table has 644,000 lines; those without any of the numbers need not be taken apart.
  const [header = '', ...lines] = text('food_nutrient.csv').split('\n')
  const near = lines.filter((line) => [...NUTRIENTS.keys()].some((nutrient) => line.includes(nutrient)))
  const relevant: unknown[] = parse([header, ...near].join('\n'), {
    columns: true,
    bom: true,
    on_record: (record: Record<string, string>) => (NUTRIENTS.has(record.nutrient_id ?? '') ? record : null),
  })
  for (const { fdc_id, nutrient_id, amount } of rows.parse(relevant)) {
    const nutrient = NUTRIENTS.get(nutrient_id)
    if (nutrient === undefined || amount === '') continue
    amounts.set(fdc_id, { ...(amounts.get(fdc_id) ?? unknown), [nutrient]: Number(amount) })
  }
  return amounts
}
