import type { SourceDataset } from '../../schemas/source-datasets'
import type { SourceFood } from '../source-food'
import { readNumber } from './nutrient'
import type { TableName } from './table'
import { tidy } from './table'

/** How one kind of food stands in FoodData Central: its data type, and the table that says more of each. */
export type FdcKind = {
  readonly dataset: SourceDataset
  readonly dataType: string
  readonly detail: TableName
  /** The columns read of that table, after fdc_id. */
  readonly columns: readonly string[]
  /** A food belongs to the release only if the detail table lists it: food.csv also keeps earlier versions. */
  readonly listed: boolean
}

export const FDC_KINDS: readonly FdcKind[] = [
  {
    dataset: 'usda-foundation',
    dataType: 'foundation_food',
    detail: 'foundation_food',
    columns: ['ndb_number'],
    listed: true,
  },
  {
    dataset: 'usda-sr-legacy',
    dataType: 'sr_legacy_food',
    detail: 'sr_legacy_food',
    columns: ['ndb_number'],
    listed: false,
  },
  {
    dataset: 'usda-fndds',
    dataType: 'survey_fndds_food',
    detail: 'survey_fndds_food',
    columns: ['food_code', 'wweia_category_code', 'wweia_category_number'],
    listed: false,
  },
  {
    dataset: 'usda-branded',
    dataType: 'branded_food',
    detail: 'branded_food',
    columns: [
      'gtin_upc',
      'brand_owner',
      'brand_name',
      'serving_size',
      'serving_size_unit',
      'household_serving_fulltext',
      'branded_food_category',
    ],
    listed: false,
  },
]

export type Detail = Pick<SourceFood, 'stableKey' | 'brand' | 'labelServing'> & { readonly category: string | null }

export type DetailFault = { readonly field: string; readonly reason: string }

export const NO_DETAIL: Detail = { stableKey: null, brand: null, labelServing: null, category: null }

function orNull(text: string | undefined): string | null {
  const words = tidy(text ?? '')
  return words === '' ? null : words
}

/** What the detail table's row says of a food; `fault` names what of it could not be taken. */
export function readDetail(
  kind: FdcKind,
  cells: readonly string[],
  wweia: ReadonlyMap<string, string>,
): { readonly detail: Detail; readonly fault: DetailFault | null } {
  const stableKey = orNull(cells[0])
  if (kind.dataset === 'usda-fndds') {
    const code = orNull(cells[1]) ?? orNull(cells[2])
    const category = code === null ? null : (wweia.get(code) ?? null)
    return { detail: { ...NO_DETAIL, stableKey, category }, fault: null }
  }
  if (kind.dataset !== 'usda-branded') return { detail: { ...NO_DETAIL, stableKey }, fault: null }
  return brandedDetail({
    gtin: stableKey,
    owner: orNull(cells[1]),
    name: orNull(cells[2]),
    size: tidy(cells[3] ?? ''),
    unit: tidy(cells[4] ?? ''),
    household: orNull(cells[5]),
    category: orNull(cells[6]),
  })
}

export type BrandedWords = {
  readonly gtin: string | null
  readonly owner: string | null
  readonly name: string | null
  readonly size: string
  readonly unit: string
  readonly household: string | null
  readonly category: string | null
}

/** GRM and MLT are the codes of the GS1 network, from which part of the labels come. */
const SERVING_UNITS: Readonly<Record<string, 'g' | 'ml'>> = { g: 'g', gm: 'g', grm: 'g', ml: 'ml', mlt: 'ml' }
const MOST_SERVING = 10_000

/** A label's brand and serving. A serving that cannot be read is left unknown, and said so. */
export function brandedDetail(words: BrandedWords): { readonly detail: Detail; readonly fault: DetailFault | null } {
  const detail: Detail = {
    stableKey: words.gtin,
    brand: words.owner === null && words.name === null ? null : { owner: words.owner, name: words.name },
    labelServing: null,
    category: words.category,
  }
  if (words.size === '') return { detail, fault: null }
  const faulty = (field: string, reason: string) => ({ detail, fault: { field, reason: `${reason}; serving unknown` } })
  const amount = readNumber(words.size)
  if (amount === null) return faulty('serving_size', `${JSON.stringify(words.size)} is not a number`)
  if (amount <= 0) return faulty('serving_size', `a serving of ${words.size}`)
  if (amount > MOST_SERVING) return faulty('serving_size', `a serving of ${words.size} is over 10 kg`)
  const unit = SERVING_UNITS[words.unit.toLowerCase()]
  if (unit === undefined)
    return faulty('serving_size_unit', words.unit === '' ? 'no unit' : `${words.unit} is neither grams nor millilitres`)
  return { detail: { ...detail, labelServing: { amount, unit, household: words.household } }, fault: null }
}
