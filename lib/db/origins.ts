import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { referenceData } from '../content/reference-data'
import type { AmountsPer100g } from '../nutrition/amount'
import type { Food } from '../nutrition/food'
import { hasNdbNumbers, NDB_TABLES } from '../schemas/source-datasets'
import { catalogue } from './catalogue'
import { catalogueFile } from './catalogue-file'
import { type Client, client } from './client'
import { databaseFile } from './file'
import { DatabaseProblem } from './problem'
import { newestFirst } from './releases'
import { provenanceRows } from './rows'

/** What one release says of a food. */
export type PublishedFigures = {
  readonly dataset: string
  readonly release: string
  readonly record: string
  readonly description: string
  /** The table's own category words. */
  readonly category: string | null
  readonly amounts: AmountsPer100g
}

/** Where the figures of a food come from. */
export type Origin = {
  /** What the table calls it; null where the food stands on our own file of figures. */
  readonly official: string | null
  /** The brand of a product, or else its owner. */
  readonly brand: string | null
  /** The rules that sorted an imported food; null for a food of ours. */
  readonly decidedBy: DecidedBy | null
  /** What every imported release says of it, the newest first; one of them may be what is shown. */
  readonly published: readonly PublishedFigures[]
}

const decisions = z.object({
  group: z.string().nullable(),
  role: z.string().nullable(),
  serving: z.string(),
  flags: z.array(z.string()),
})

/** The one rule that decided each part of an imported food. */
export type DecidedBy = z.infer<typeof decisions>

/** Where a food of the catalogue that a database shows comes from. */
export async function originOf(
  { id, source }: Pick<Food, 'id' | 'source'>,
  file: string = databaseFile(),
): Promise<Origin> {
  const [noted, published] = await Promise.all([notedOf(id, file), publishedOf(source, client(file))])
  return { ...noted, published }
}

/** What the catalogue notes beside a food. Nothing else here knows where the catalogue keeps its foods. */
async function notedOf(id: string, mainFile: string): Promise<Pick<Origin, 'official' | 'brand' | 'decidedBy'>> {
  const db = await shownCatalogue(mainFile)
  try {
    const [noted] = provenanceRows.parse(db.prepare('SELECT official, brand, decidedBy FROM Food WHERE id = ?').all(id))
    const { official = null, brand = null, decidedBy = null } = noted ?? {}
    return { official, brand, decidedBy: decidedBy === null ? null : decisions.parse(JSON.parse(decidedBy)) }
  } finally {
    db.close()
  }
}

async function shownCatalogue(mainFile: string, again = true): Promise<Database.Database> {
  const file = catalogueFile(mainFile, await catalogue(mainFile).dataVersion())
  if (existsSync(file)) return new Database(file, { readonly: true, fileMustExist: true })
  // The catalogue is another by now, and this one's file swept away.
  if (again) return shownCatalogue(mainFile, false)
  throw new DatabaseProblem('unprepared', mainFile)
}

async function publishedOf({ id, record }: Food['source'], db: Client): Promise<readonly PublishedFigures[]> {
  const shared = hasNdbNumbers(id)
  const releases = await db.release.findMany({
    where: { state: 'complete', dataset: { in: shared ? [...NDB_TABLES] : [id] } },
    select: { id: true, dataset: true, release: true },
  })
  if (releases.length === 0) return []
  const ofOwnTable = releases.filter(({ dataset }) => dataset === id)
  const byRecord = await db.sourceFood.findMany({ where: { record, releaseId: { in: idsOf(ofOwnTable) } } })
  const ndbNumber = shared ? referenceData().ndbNumbers.get(record) : undefined
  const keys = new Set(byRecord.flatMap(({ stableKey }) => stableKey ?? []))
  if (ndbNumber !== undefined) keys.add(ndbNumber)
  const byKey = await db.sourceFood.findMany({
    where: { stableKey: { in: [...keys] }, releaseId: { in: idsOf(releases) } },
  })
  const found = new Map([...byRecord, ...byKey].map((source) => [`${source.releaseId} ${source.record}`, source]))
  return releases.toSorted(newestFirst).flatMap((of) =>
    [...found.values()]
      .filter(({ releaseId }) => releaseId === of.id)
      .map(({ record, description, category, magnesium, potassium, sodium, energyKcal }) => ({
        ...{ dataset: of.dataset, release: of.release, record, description, category },
        amounts: { magnesium, potassium, sodium, energyKcal },
      })),
  )
}

function idsOf(releases: readonly { readonly id: number }[]): number[] {
  return releases.map(({ id }) => id)
}
