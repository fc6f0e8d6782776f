import type { Member } from './member'
import type { SortedRecords } from './sorted-records'
import type { TableName } from './table'

export type FdcTables = ReadonlyMap<TableName, Member>

/** A row that waits for its food. Tuples, because millions of them may wait in a scratch file. */
export type FoodCells = readonly [line: number, dataType: string, description: string, category: string]
export type DetailCells = readonly [line: number, ...cells: string[]]
export type NutrientCells = readonly [line: number, place: number, amountOrFault: number | string]
export type PortionCells = readonly [
  line: number,
  amount: string,
  unit: string,
  description: string,
  modifier: string,
  grams: string,
]

export type Waiting = {
  readonly foods: SortedRecords<FoodCells>
  readonly details: SortedRecords<DetailCells>
  readonly nutrients: SortedRecords<NutrientCells>
  readonly portions: SortedRecords<PortionCells>
}
