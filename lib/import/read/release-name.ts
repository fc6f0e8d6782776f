import { CsvReader } from './csv'
import { asUtf8 } from './encoding'
import type { FdcKind } from './fdc-kind'
import type { Member } from './member'

/** The final and only release of SR Legacy; its foods were dated a year later, when FoodData Central took them in. */
export const SR_LEGACY_RELEASE = '2018-04'

/** The date in an official file name, such as FoodData_Central_foundation_food_csv_2025-04-24. */
export function releaseInNames(names: readonly string[]): string | null {
  for (const name of names) {
    const date = /FoodData_Central_(?:[a-z_]+_)?(\d{4}-\d{2}(?:-\d{2})?)/i.exec(name)?.[1]
    if (date !== undefined) return date
  }
  return null
}

/** How many foods of each kind food.csv holds, and the latest date any of them bears. */
export async function lookThroughFoods(
  food: Member,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, { readonly foods: number; readonly latest: string }>> {
  const kinds = new Map<string, { foods: number; latest: string }>()
  const reader = new CsvReader(
    ['data_type', 'publication_date'],
    (row) => {
      const dataType = row.text(0)
      const date = row.text(1)
      const kind = kinds.get(dataType) ?? { foods: 0, latest: '' }
      kind.foods += 1
      if (/^\d{4}-\d{2}-\d{2}$/.test(date) && date > kind.latest) kind.latest = date
      if (kinds.size < 100) kinds.set(dataType, kind)
    },
    () => undefined,
  )
  for await (const chunk of asUtf8(food.chunks(signal))) reader.push(chunk)
  reader.end()
  return kinds
}

export async function csvRelease(kind: FdcKind, food: Member, names: readonly string[]): Promise<string> {
  const named = releaseInNames(names)
  if (named !== null) return named
  if (kind.dataset === 'usda-sr-legacy') return SR_LEGACY_RELEASE
  return (await lookThroughFoods(food)).get(kind.detail)?.latest || 'undated'
}

/** From entries such as 12/18/2025 or 2025-12-18. */
export function isoDate(text: string): string {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (american !== null) return `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}`
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? ''
}
