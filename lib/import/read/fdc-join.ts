import type { Portion } from '../../nutrition/food'
import type { SourceRows } from '../source-food'
import type { Account } from './account'
import { Beside } from './beside'
import { type Detail, type FdcKind, NO_DETAIL, readDetail } from './fdc-kind'
import type { DetailCells, FdcTables, FoodCells, NutrientCells, PortionCells, Waiting } from './fdc-rows'
import { FOOD_CATEGORIES } from './food-categories'
import { baseName } from './member'
import { amountsOf, NUTRIENTS } from './nutrient'
import { readPortion } from './portion'
import type { SortedRecords } from './sorted-records'
import type { Reading, TableName } from './table'

const AT_ONCE = 256

/** Puts together what the tables say of each food, in order of fdc_id, and accounts for every row that is of none. */
export class FdcJoin {
  readonly #kind: FdcKind
  readonly #tables: FdcTables
  readonly #words: { readonly categories: ReadonlyMap<string, string>; readonly wweia: ReadonlyMap<string, string> }
  readonly #waiting: Waiting
  readonly #reading: Reading
  readonly #account: Account
  /** What joining one food counts towards the progress of reading. */
  readonly #bytesOfFood: number

  constructor(
    kind: FdcKind,
    tables: FdcTables,
    words: { readonly categories: ReadonlyMap<string, string>; readonly wweia: ReadonlyMap<string, string> },
    waiting: Waiting,
    reading: Reading,
    bytes: number,
  ) {
    this.#bytesOfFood = bytes / Math.max(waiting.foods.count, 1)
    this.#kind = kind
    this.#tables = tables
    this.#words = words
    this.#waiting = waiting
    this.#reading = reading
    this.#account = reading.account
  }

  async *foods(): AsyncGenerator<SourceRows> {
    const details = this.#beside<DetailCells>(this.#kind.detail, this.#waiting.details)
    const nutrients = this.#beside<NutrientCells>('food_nutrient', this.#waiting.nutrients)
    const portions = this.#beside<PortionCells>('food_portion', this.#waiting.portions)
    const besides = [details, nutrients, portions]
    let previousId = -1
    let previousLine = -1
    for (const [id, rows] of this.#waiting.foods.sorted()) {
      for (const beside of besides) yield* this.#pass(beside, id)
      this.#reading.onBytes(rows.length * this.#bytesOfFood)
      for (const row of rows) {
        if (previousId === id) this.#rejectFood(id, row[0], 'fdc_id', `the same fdc_id as line ${previousLine}`)
        else {
          previousId = id
          previousLine = row[0]
          this.#food(id, row, details.rowsOf(id), nutrients.rowsOf(id), portions.rowsOf(id))
        }
      }
      if (this.#account.waiting >= AT_ONCE) {
        this.#reading.signal?.throwIfAborted()
        yield this.#account.take()
      }
    }
    for (const beside of besides) yield* this.#pass(beside, Number.POSITIVE_INFINITY)
    yield this.#account.take()
  }

  *#pass(beside: { pass(key: number): boolean }, id: number): Generator<SourceRows> {
    while (beside.pass(id)) {
      this.#reading.signal?.throwIfAborted()
      yield this.#account.take()
    }
  }

  #food(
    id: number,
    [line, dataType, description, category]: FoodCells,
    details: readonly DetailCells[],
    nutrients: readonly NutrientCells[],
    portions: readonly PortionCells[],
  ): void {
    const aside = this.#aside(dataType, details.length > 0)
    if (aside !== null) this.#account.note(this.#file('food'), aside)
    else if (description === '') this.#rejectFood(id, line, 'description', 'no description')
    else {
      const detail = this.#detail(id, details)
      this.#account.food({
        dataset: this.#kind.dataset,
        record: String(id),
        stableKey: detail.stableKey,
        description,
        category: detail.category ?? this.#category(category),
        brand: detail.brand,
        labelServing: detail.labelServing,
        amounts: amountsOf(this.#amounts(id, nutrients)),
        portions: this.#portions(id, portions),
      })
      return
    }
    const rest: readonly [TableName, number][] = [
      [this.#kind.detail, details.length],
      ['food_nutrient', nutrients.length],
      ['food_portion', portions.length],
    ]
    for (const [table, count] of rest)
      if (count > 0) this.#account.note(this.#file(table), 'rows of foods that are left aside or rejected', count)
  }

  /** Why a row of food.csv is no food of this release, though nothing is wrong with it. */
  #aside(dataType: string, listed: boolean): string | null {
    if (dataType !== this.#kind.dataType) return `data_type ${dataType === '' ? 'not given' : dataType}`
    const detail = this.#tables.get(this.#kind.detail)
    return this.#kind.listed && detail !== undefined && !listed
      ? `not listed in ${baseName(detail)}: an earlier version kept for reference`
      : null
  }

  #detail(id: number, [first, ...again]: readonly DetailCells[]): Detail {
    const table = this.#kind.detail
    for (const [line] of again) this.#reject(table, id, line, 'fdc_id', `the same fdc_id as line ${first?.[0]}`)
    if (first === undefined) {
      this.#account.note(this.#file('food'), `foods without a row in ${table}: what it says is unknown`)
      return NO_DETAIL
    }
    const [line, ...cells] = first
    const { detail, fault } = readDetail(this.#kind, cells, this.#words.wweia)
    if (fault !== null) this.#reject(table, id, line, fault.field, fault.reason)
    return detail
  }

  #category(id: string): string | null {
    if (id === '') return null
    const named = this.#tables.has('food_category') ? this.#words.categories.get(id) : FOOD_CATEGORIES.get(id)
    const name = named ?? this.#words.wweia.get(id)
    if (name !== undefined) return name
    // Branded releases write the category out where others give its id.
    if (!/^\d+$/.test(id)) return id
    this.#account.note(this.#file('food'), 'foods of a category that no table names: category unknown')
    return null
  }

  #amounts(id: number, rows: readonly NutrientCells[]): readonly (number | null)[] {
    const lines: (number | null)[] = NUTRIENTS.map(() => null)
    const values: (number | null)[] = NUTRIENTS.map(() => null)
    for (const [line, place, amount] of rows) {
      const before = lines[place]
      if (before !== null)
        this.#reject(
          'food_nutrient',
          id,
          line,
          'nutrient_id',
          `nutrient ${NUTRIENTS[place]?.id} given before, on line ${before}`,
        )
      else if (typeof amount === 'string') this.#reject('food_nutrient', id, line, 'amount', amount)
      else {
        lines[place] = line
        values[place] = amount
      }
    }
    return values
  }

  #portions(id: number, rows: readonly PortionCells[]): readonly Portion[] {
    const portions: Portion[] = []
    for (const [line, amount, unit, description, modifier, grams] of rows) {
      const portion = readPortion({ amount, unit, description, modifier, grams })
      if ('reason' in portion) this.#reject('food_portion', id, line, portion.field, portion.reason)
      else portions.push(portion)
    }
    return portions
  }

  #beside<T extends readonly [line: number, ...unknown[]]>(table: TableName, records: SortedRecords<T>): Beside<T> {
    return new Beside(records, (rows, id) => {
      for (const [line] of rows) this.#reject(table, id, line, 'fdc_id', `no such food in ${this.#file('food')}`)
    })
  }

  #rejectFood(id: number, line: number, field: string, reason: string): void {
    this.#reject('food', id, line, field, reason)
  }

  #reject(table: TableName, id: number, line: number, field: string, reason: string): void {
    this.#account.reject({ file: this.#file(table), line, field, reason, record: String(id) })
  }

  #file(table: TableName): string {
    const member = this.#tables.get(table)
    return member === undefined ? `${table}.csv` : baseName(member)
  }
}
