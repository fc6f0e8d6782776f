import type { SourceDataset } from '../../schemas/source-datasets'
import type { Fault, SourceFood } from '../source-food'
import { orNull } from '../tidy'
import { readNumber } from './nutrient'
import type { TableName } from './table'

/** How one kind of food stands in FoodData Central. */
export type FdcKind = {
  readonly dataset: SourceDataset
  /** The table that says more of each food; food.csv gives its name as the data type. */
  readonly detail: TableName
  /** In JSON: the name of the array that holds the foods, and the data type of each. */
  readonly jsonArray: string
  readonly jsonType: string
}

export const FDC_KINDS: readonly FdcKind[] = [
  { dataset: 'usda-foundation', detail: 'foundation_food', jsonArray: 'FoundationFoods', jsonType: 'Foundation' },
  { dataset: 'usda-sr-legacy', detail: 'sr_legacy_food', jsonArray: 'SRLegacyFoods', jsonType: 'SR Legacy' },
  { dataset: 'usda-fndds', detail: 'survey_fndds_food', jsonArray: 'SurveyFoods', jsonType: 'Survey (FNDDS)' },
  { dataset: 'usda-branded', detail: 'branded_food', jsonArray: 'BrandedFoods', jsonType: 'Branded' },
]

/** The columns read of a kind's own table, after fdc_id. */
export const DETAIL_COLUMNS: Readonly<Record<SourceDataset, readonly string[]>> = {
  'usda-foundation': ['ndb_number'],
  'usda-sr-legacy': ['ndb_number'],
  'usda-fndds': ['food_code', 'wweia_category_code', 'wweia_category_number'],
  'usda-branded': [
    'gtin_upc',
    'brand_owner',
    'brand_name',
    'serving_size',
    'serving_size_unit',
    'household_serving_fulltext',
    'branded_food_category',
  ],
}

/** What is known of a food beside its figures; `fault` names what of it could not be taken. */
export type Detail = Pick<SourceFood, 'stableKey' | 'category' | 'brand' | 'labelServing'> & {
  readonly fault: Fault | null
}

export const NO_DETAIL: Detail = { stableKey: null, category: null, brand: null, labelServing: null, fault: null }

/** What the detail table's row says of a food. */
export function readDetail({ dataset }: FdcKind, cells: readonly string[], wweia: ReadonlyMap<string, string>): Detail {
  if (dataset === 'usda-branded') return labelDetail(cells)
  const [stableKey = null, code, number] = cells.map(orNull)
  return { ...NO_DETAIL, stableKey, category: wweia.get(code ?? number ?? '') ?? null }
}

/** GRM and MLT are the codes of the GS1 network, from which part of the labels come. */
const SERVING_UNITS: Readonly<Record<string, 'g' | 'ml'>> = { g: 'g', gm: 'g', grm: 'g', ml: 'ml', mlt: 'ml' }
const MOST_SERVING = 10_000

/** What a label says, by the columns of the branded table. A serving that cannot be read is left unknown, and said so. */
export function labelDetail(cells: readonly (string | number | null | undefined)[]): Detail {
  const [stableKey = null, owner = null, name = null, size, unit = '', household = null, category = null] =
    cells.map(orNull)
  const brand = owner === null && name === null ? null : { owner, name }
  const detail: Detail = { stableKey, category, brand, labelServing: null, fault: null }
  if (size == null) return detail
  const faulty = (field: string, reason: string) => ({
    ...detail,
    fault: { field, reason: `${reason}; serving unknown` },
  })
  const amount = readNumber(size)
  if (amount === null) return faulty('serving_size', `${JSON.stringify(size)} is not a number`)
  if (amount <= 0) return faulty('serving_size', `a serving of ${size}`)
  if (amount > MOST_SERVING) return faulty('serving_size', `a serving of ${size} is over 10 kg`)
  if (unit === null) return faulty('serving_size_unit', 'no unit')
  const known = SERVING_UNITS[unit.toLowerCase()]
  if (known === undefined) return faulty('serving_size_unit', `${unit} is neither grams nor millilitres`)
  return { ...detail, labelServing: { amount, unit: known, household } }
}
