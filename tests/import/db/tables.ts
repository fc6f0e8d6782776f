import { type ImportOptions, importSource } from '@/lib/build/import'
import type { Stores } from '@/lib/db/stores'
import { dataOf, digestOfRows, openStores } from '../../db/database'
import { amountRow, officialZip, portionRow, type Tables } from '../../fixtures/import/made-up-release'

/** The food of ours that bears NDB number 11233, and the record of SR Legacy that it cites. */
export const KALE = { id: 'kale-raw', record: '168421', ndb: '11233' } as const

/** A made-up food: amounts in mg, energy in kcal, all per 100 g; what is left out is not published. */
export type MadeUp = {
  readonly record: string
  readonly ndb?: string
  readonly description?: string
  readonly category?: 'Vegetables' | 'Sweets' | 'Nothing anybody sorts'
  readonly magnesium?: string
  readonly potassium?: string
  readonly sodium?: string
  readonly kcal?: string
  readonly cup?: string
}

const CATEGORIES = { Vegetables: '11', Sweets: '19', 'Nothing anybody sorts': '99' } as const

const KINDS = {
  foundation: { dataType: 'foundation_food', detail: 'foundation_food' },
  sr_legacy: { dataType: 'sr_legacy_food', detail: 'sr_legacy_food' },
} as const

/** A zip in the official layout with these foods. */
export function release(kind: keyof typeof KINDS, date: string, foods: readonly MadeUp[]): string {
  const { dataType, detail } = KINDS[kind]
  const amounts = (['1090', '1092', '1093', '1008'] as const).flatMap((nutrient) =>
    foods.flatMap(({ record, magnesium, potassium, sodium, kcal }) => {
      const amount = { '1090': magnesium, '1092': potassium, '1093': sodium, '1008': kcal }[nutrient]
      return amount === undefined ? [] : [amountRow(record, nutrient, amount)]
    }),
  )
  const tables: Tables = {
    food: [
      ['fdc_id', 'data_type', 'description', 'food_category_id', 'publication_date'],
      ...foods.map(({ record, description = `Food ${record}`, category = 'Vegetables' }) => [
        ...[record, dataType, description, CATEGORIES[category], '2019-04-01'],
      ]),
    ],
    // The footnote is what tells the table of Foundation Foods.
    [detail]: [
      ['fdc_id', 'NDB_number', ...(kind === 'foundation' ? ['footnote'] : [])],
      ...foods.map(({ record, ndb = '' }) => [record, ndb, ...(kind === 'foundation' ? [''] : [])]),
    ],
    food_category: [
      ['id', 'code', 'description'],
      ['11', '1100', 'Vegetables and Vegetable Products'],
      ['19', '1900', 'Sweets'],
      ['99', '9900', 'Nothing anybody sorts'],
    ],
    nutrient: [
      ['id', 'name', 'unit_name', 'nutrient_nbr', 'rank'],
      ['1008', 'Energy', 'KCAL', '208', '300.0'],
      ['1090', 'Magnesium, Mg', 'MG', '304', '5500.0'],
      ['1092', 'Potassium, K', 'MG', '306', '5700.0'],
      ['1093', 'Sodium, Na', 'MG', '307', '5800.0'],
    ],
    measure_unit: [
      ['id', 'name'],
      ['1000', 'cup'],
    ],
    food_nutrient: [
      ['id', 'fdc_id', 'nutrient_id', 'amount', 'data_points', 'derivation_id', 'min', 'max', 'median'],
      ...amounts,
    ],
    food_portion: [
      ['id', 'fdc_id', 'seq_num', 'amount', 'measure_unit_id', 'portion_description', 'modifier', 'gram_weight'],
      ...foods.flatMap(({ record, cup }) => (cup === undefined ? [] : [portionRow(record, '1', '1000', '', cup)])),
    ],
  }
  return officialZip(tables, `FoodData_Central_${kind}_food_csv_${date}`)
}

export function bring(stores: Stores, path: string, options: Partial<ImportOptions> = {}) {
  return importSource({ stores, path, ...dataOf(stores), ...options })
}

export function rows(file: Stores, sql: string, ...values: readonly unknown[]): readonly Record<string, unknown>[] {
  const db = openStores(file)
  try {
    return db.prepare<unknown[], Record<string, unknown>>(sql).all(...values)
  } finally {
    db.close()
  }
}

export function value(file: Stores, sql: string, ...values: readonly unknown[]): unknown {
  return Object.values(rows(file, sql, ...values)[0] ?? {})[0]
}

const SHOWN = {
  Dataset: 'id',
  Food: 'id',
  FoodAlias: 'ordinal, position',
  FoodPortion: 'ordinal, position',
  FoodFlag: 'ordinal, flag',
  FoodNaming: 'ordinal, position',
  NamingClaim: 'namedSource, mineral, claim',
  GroupRank: 'groupId, mineral, position',
  GroupSize: 'groupId, mineral',
  SearchWord: 'word',
  SearchPrefix: 'prefix',
  SearchName: 'words, ordinal',
  SearchArray: 'key',
  WordTrigram: 'word',
} as const

/** The data version, and of each table what tells its rows from any others: all that a reader of the catalogue can see. */
export function shown(file: Stores): Readonly<Record<string, string>> {
  const db = openStores(file)
  try {
    return {
      version: String(db.prepare(`SELECT value FROM Meta WHERE key = 'data-version'`).pluck().get()),
      ...Object.fromEntries(
        Object.entries(SHOWN).map(([table, order]) => [
          table,
          digestOfRows(db, `SELECT * FROM "${table}" ORDER BY ${order}`),
        ]),
      ),
    }
  } finally {
    db.close()
  }
}
