import type Database from 'better-sqlite3'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Suggestion } from '../catalogue/reader'
import { IFCT } from '../content/catalogue-files'
import { groupName, referenceData } from '../content/reference-data'
import { grouped } from '../nutrition/grouped'
import { jsonColumn } from '../schemas/text'
import { rank } from '../search/rank'
import { type RankingEntry, rankingEntry } from '../search/ranking-entry'
import { candidates, type SearchResult } from './find'
import type { WordIndex } from './word-index'

// So many foods that answer a search are ranked by all that is known of them; the rest follow in catalogue order.
const MOST_RANKED = 100
const MOST_ENTRIES = 20_000
// Everyday foods come first in the catalogue, branded ones last.
const WARMED = 10_000
const WARMED_AT_ONCE = 50
const WARMED_AFTER_MS = 1000

/** A food that answers a query. */
export type FoundFood = Suggestion & { readonly ordinal: number }

type KeptEntry = { readonly entry: RankingEntry; readonly ordinal: number; readonly group: string }

const entryRow = z.object({
  ordinal: z.number(),
  id: z.string(),
  name: z.string(),
  groupId: z.string(),
  prominence: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  datasetId: z.string(),
  brand: z.string().nullable(),
  aliases: jsonColumn(z.array(z.string())),
})

/** What ranking reads of a food. */
export const ENTRY_SQL = `
  SELECT ordinal, id, name, groupId, prominence, datasetId, brand, (
    SELECT json_group_array(alias) FROM (
      SELECT official AS alias WHERE official IS NOT NULL AND decidedBy IS NOT NULL AND lower(official) <> lower(name)
      UNION ALL SELECT alias FROM FoodAlias a WHERE a.ordinal = f.ordinal)) AS aliases
  FROM Food f WHERE ordinal = ?`

export type FoodRanking = {
  /** The likeliest of the foods found, the plain one first. */
  rank(found: SearchResult): readonly FoundFood[]
  /** Reads what most searches look at first, a little at a time, once the first page is served. */
  warm(): void
}

/** Ranks foods of one catalogue file. */
export function foodRanking(db: Database.Database, index: WordIndex): FoodRanking {
  const kept = new LRUCache<number, KeptEntry>({ max: MOST_ENTRIES })
  const row = db.prepare(ENTRY_SQL)
  const meantBy = grouped(Object.entries(referenceData().plainFoods), ([, id]) => id)

  function read(ordinal: number): KeptEntry {
    const before = kept.get(ordinal)
    if (before !== undefined) return before
    const { id, name, groupId, prominence, datasetId, brand, aliases } = entryRow.parse(row.get(ordinal))
    const own = rankingEntry(index.vocabulary, {
      ...{ id, name, prominence, aliases },
      group: [groupName(groupId), brand ?? ''].join(' '),
      regional: datasetId === IFCT,
      meantBy: meantBy.get(id)?.map(([words]) => words) ?? [],
    })
    const made = { entry: own, ordinal, group: groupId }
    kept.set(ordinal, made)
    return made
  }

  function warmFrom(ordinal: number): void {
    const end = Math.min(ordinal + WARMED_AT_ONCE, WARMED, index.size)
    if (!db.open || ordinal >= end) return
    try {
      for (let next = ordinal; next < end; next += 1) read(next)
    } catch {
      // Nobody waits for it. A damaged file is told of to whoever asks for what stands there.
      return
    }
    setImmediate(warmFrom, end)
  }

  return {
    rank: (found) => {
      const chosen = new Map(
        candidates(index, found, MOST_RANKED).map((ordinal) => {
          const one = read(ordinal)
          return [one.entry.id, one]
        }),
      )
      const entries = [...chosen.values()].map((one) => one.entry)
      return rank(entries, found.terms).flatMap(({ id, matched }) => {
        const one = chosen.get(id)
        return one === undefined ? [] : [{ ordinal: one.ordinal, id, name: one.entry.name, group: one.group, matched }]
      })
    },
    warm: () => void setTimeout(warmFrom, WARMED_AFTER_MS, 0).unref(),
  }
}
