import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openSource } from '@/lib/import/read/open-source'
import type { SourceFood } from '@/lib/import/source-food'

const releases = resolve(process.env.RELEASES_DIR ?? '../shared/data/usda')

/** The official file whose name begins so; `null` where there are no releases at hand. */
export function official(start: string): string | null {
  if (!existsSync(releases)) return null
  const name = readdirSync(releases).find((one) => one.startsWith(start))
  return name === undefined ? null : join(releases, name)
}

export async function foodsOf(path: string): Promise<readonly SourceFood[]> {
  const foods: SourceFood[] = []
  for await (const rows of (await openSource(path)).rows()) {
    for (const row of rows) if (row.kind === 'food') foods.push(row.food)
  }
  return foods
}

export function aSourceFood(description: string, category: string | null, other: Partial<SourceFood> = {}): SourceFood {
  return {
    dataset: 'usda-sr-legacy',
    record: '1',
    stableKey: null,
    description,
    category,
    brand: null,
    labelServing: null,
    amounts: { magnesium: null, potassium: null, sodium: null, energyKcal: null },
    portions: [],
    ...other,
  }
}
