import type { SourceFood } from '../source-food'
import { type Detail, type FdcKind, NO_DETAIL, readDetail } from './fdc-kind'
import { FOOD_CATEGORIES } from './food-categories'
import { baseName, type Member } from './member'
import { amountsOf, NUTRIENTS } from './nutrient'
import { PORTION, type PortionRow, readPortions } from './portion'
import type { RowCollector } from './row-collector'
import type { TableName } from './table'

export type FdcTables = ReadonlyMap<TableName, Member>

/** The rows of each table that wait for their food, by the place of the table among `files`. */
export const FOOD = 0
export const DETAIL = 1
export const AMOUNT = 2
type FoodRow = readonly [table: typeof FOOD, line: number, dataType: string, description: string, category: string]
type DetailRow = readonly [table: typeof DETAIL, line: number, ...cells: string[]]
type AmountRow = readonly [table: typeof AMOUNT, line: number, nutrient: number, amountOrFault: number | string]
export type FdcRow = FoodRow | DetailRow | AmountRow | PortionRow

/** What the small tables call the categories of foods, by id. */
export type CategoryNames = {
  readonly categories: ReadonlyMap<string, string>
  readonly wweia: ReadonlyMap<string, string>
}

/** Makes foods of what the tables say of each; what of it cannot be taken is rejected row by row. */
export class FdcFoods {
  /** The files of the tables that are joined. */
  readonly files: readonly string[]
  readonly #kind: FdcKind
  readonly #tables: FdcTables
  readonly #names: CategoryNames
  readonly #collector: RowCollector

  constructor(kind: FdcKind, tables: FdcTables, names: CategoryNames, collector: RowCollector) {
    this.files = (['food', kind.detail, 'food_nutrient', 'food_portion'] as const).map((table) => {
      const member = tables.get(table)
      return member === undefined ? `${table}.csv` : baseName(member)
    })
    this.#kind = kind
    this.#tables = tables
    this.#names = names
    this.#collector = collector
  }

  /** Takes the food that these rows are of. */
  take(id: number, rows: readonly FdcRow[]): void {
    const [food, ...again] = rows.filter((row) => row[0] === FOOD)
    if (food === undefined) return
    const [, line, dataType, description, category] = food
    const details = rows.filter((row) => row[0] === DETAIL)
    const aside = this.#aside(dataType, details.length > 0)
    if (aside === null && description !== '') {
      const { fault: _, ...detail } = this.#detail(id, details)
      this.#collector.food({
        dataset: this.#kind.dataset,
        record: String(id),
        description,
        ...detail,
        category: detail.category ?? this.#category(category),
        amounts: this.#amounts(id, rows),
        portions: readPortions(
          rows.filter((row) => row[0] === PORTION),
          (portion, { field, reason }) => this.#reject(PORTION, id, portion, field, reason),
        ),
      })
    } else {
      if (aside === null) this.#reject(FOOD, id, line, 'description', 'no description')
      else this.#note(FOOD, aside)
      for (const table of [DETAIL, AMOUNT, PORTION]) {
        const count = rows.filter((row) => row[0] === table).length
        if (count > 0) this.#note(table, 'rows of foods that are left aside or rejected', count)
      }
    }
    for (const [, repeated] of again) this.#reject(FOOD, id, repeated, 'fdc_id', `the same fdc_id as line ${line}`)
  }

  /** Why a row of food.csv is no food of this release, though nothing is wrong with it. */
  #aside(dataType: string, isListed: boolean): string | null {
    if (dataType !== this.#kind.detail) return `data_type ${dataType === '' ? 'not given' : dataType}`
    // Of the other kinds food.csv keeps no earlier versions.
    if (this.#kind.dataset !== 'usda-foundation' || isListed || !this.#tables.has(this.#kind.detail)) return null
    return `not listed in ${this.files[DETAIL]}: an earlier version kept for reference`
  }

  #detail(id: number, [first, ...again]: readonly DetailRow[]): Detail {
    for (const [, line] of again) this.#reject(DETAIL, id, line, 'fdc_id', `the same fdc_id as line ${first?.[1]}`)
    if (first === undefined) {
      this.#note(FOOD, `foods without a row in ${this.#kind.detail}: what it says is unknown`)
      return NO_DETAIL
    }
    const [, line, ...cells] = first
    const detail = readDetail(this.#kind, cells, this.#names.wweia)
    if (detail.fault !== null) this.#reject(DETAIL, id, line, detail.fault.field, detail.fault.reason)
    return detail
  }

  #category(id: string): string | null {
    if (id === '') return null
    const { categories, wweia } = this.#names
    const name = (this.#tables.has('food_category') ? categories : FOOD_CATEGORIES).get(id) ?? wweia.get(id)
    if (name !== undefined) return name
    // Branded releases write the category out where others give its id.
    if (!/^\d+$/.test(id)) return id
    this.#note(FOOD, 'foods of a category that no table names: category unknown')
    return null
  }

  #amounts(id: number, rows: readonly FdcRow[]): SourceFood['amounts'] {
    const lines: number[] = []
    const values: number[] = []
    for (const row of rows) {
      if (row[0] !== AMOUNT) continue
      const [, line, nutrient, amount] = row
      const before = lines[nutrient]
      if (before !== undefined) {
        const reason = `nutrient ${NUTRIENTS[nutrient]?.id} given before, on line ${before}`
        this.#reject(AMOUNT, id, line, 'nutrient_id', reason)
      } else if (typeof amount === 'string') this.#reject(AMOUNT, id, line, 'amount', amount)
      else {
        lines[nutrient] = line
        values[nutrient] = amount
      }
    }
    return amountsOf(values)
  }

  #note(table: number, reason: string, rows = 1): void {
    this.#collector.note(this.files[table] ?? '', reason, rows)
  }

  #reject(table: number, id: number, line: number, field: string, reason: string): void {
    this.#collector.reject({ file: this.files[table] ?? '', line, field, reason, record: String(id) })
  }
}
