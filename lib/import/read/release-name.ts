import type { FdcKind } from './fdc-kind'
import type { Member } from './member'
import { RowCollector } from './row-collector'
import { eachRow } from './table'

/** The final and only release of SR Legacy; its foods were dated a year later, when FoodData Central took them in. */
export const SR_LEGACY_RELEASE = '2018-04'

const MOST_KINDS = 100

/** The date in an official file name, such as FoodData_Central_foundation_food_csv_2025-04-24. */
export function releaseInNames(names: readonly string[]): string | null {
  for (const name of names) {
    const date = /FoodData_Central_(?:[a-z_]+_)?(\d{4}-\d{2}(?:-\d{2})?)/i.exec(name)?.[1]
    if (date !== undefined) return date
  }
  return null
}

/** The kinds of foods that food.csv holds, and the latest date any of each bears; empty where none bears one. */
export async function latestOfKinds(food: Member): Promise<ReadonlyMap<string, string>> {
  const latest = new Map<string, string>()
  const reading = { collector: new RowCollector(), signal: undefined, onBytes: () => undefined }
  const rows = eachRow(food, ['data_type', 'publication_date'], reading, (row) => {
    const dataType = row.text(0)
    const date = /^\d{4}-\d{2}-\d{2}$/.exec(row.text(1))?.[0] ?? ''
    const before = latest.get(dataType)
    if (before === undefined ? latest.size < MOST_KINDS : date > before) latest.set(dataType, date)
  })
  for await (const _ of rows);
  return latest
}

export async function csvRelease(kind: FdcKind, food: Member, names: readonly string[]): Promise<string> {
  const named = releaseInNames(names)
  if (named !== null) return named
  if (kind.dataset === 'usda-sr-legacy') return SR_LEGACY_RELEASE
  return (await latestOfKinds(food)).get(kind.detail) || 'undated'
}

/** From entries such as 12/18/2025 or 2025-12-18. */
export function isoDate(text: string): string {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (american !== null) return `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}`
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? ''
}
