import { z } from 'zod'
import type { AmountsPer100g } from '../nutrition/amount'
import { type Client, client } from './client'
import { databaseFile } from './file'

/** What one release says of a food. */
export type PublishedFigures = {
  readonly dataset: string
  readonly release: string
  readonly record: string
  readonly description: string
  readonly amounts: AmountsPer100g
}

/** Where the figures of a food come from. */
export type Origin = {
  /** What the table calls it; null where the food stands on our own file of figures. */
  readonly official: string | null
  /** The rules that sorted an imported food; null for a food of ours. */
  readonly decidedBy: z.infer<typeof decisions> | null
  /** What every imported release says of it, the newest first; one of them may be what is shown. */
  readonly published: readonly PublishedFigures[]
}

const decisions = z.object({
  group: z.string().nullable(),
  role: z.string().nullable(),
  serving: z.string(),
  flags: z.array(z.string()),
})

/** SR Legacy and Foundation Foods share their stable keys. */
const SHARED_KEYS = ['usda-sr-legacy', 'usda-foundation']

/** Where the food of an id comes from, or null where there is no such food. */
export async function originOf(id: string, db: Client = client(databaseFile())): Promise<Origin | null> {
  const food = await db.food.findUnique({ where: { id } })
  if (food === null) return null
  const datasets = SHARED_KEYS.includes(food.datasetId) ? SHARED_KEYS : [food.datasetId]
  const releases = await db.release.findMany({ where: { state: 'complete', dataset: { in: datasets } } })
  const ofOwnTable = releases.filter(({ dataset }) => dataset === food.datasetId)
  const byRecord = await db.sourceFood.findMany({
    where: { record: food.record, releaseId: { in: idsOf(ofOwnTable) } },
  })
  const keys = [...new Set(byRecord.flatMap(({ stableKey }) => stableKey ?? []))]
  const byKey = await db.sourceFood.findMany({ where: { stableKey: { in: keys }, releaseId: { in: idsOf(releases) } } })
  const found = new Map([...byRecord, ...byKey].map((source) => [`${source.releaseId} ${source.record}`, source]))
  const published = [...found.values()].flatMap((source): readonly PublishedFigures[] => {
    const of = releases.find((release) => release.id === source.releaseId)
    const { record, description, magnesium, potassium, sodium, energyKcal } = source
    const amounts = { magnesium, potassium, sodium, energyKcal }
    return of === undefined ? [] : [{ dataset: of.dataset, release: of.release, record, description, amounts }]
  })
  return {
    official: food.official,
    decidedBy: food.decidedBy === null ? null : decisions.parse(JSON.parse(food.decidedBy)),
    published: published.toSorted((a, b) => (a.release < b.release ? 1 : -1)),
  }
}

function idsOf(releases: readonly { readonly id: number }[]): number[] {
  return releases.map(({ id }) => id)
}
