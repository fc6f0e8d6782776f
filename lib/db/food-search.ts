import { type Entry, type Ranked, rank, type Term } from '../search/rank'
import { corrections, pieces } from '../search/spelling'
import { anyPiece, matchExpression, withoutQualifiers } from '../search/terms'
import { queryWords } from '../search/words'
import type { Client } from './client'
import { idRows, wordRows } from './rows'

type Entries = ReadonlyMap<string, Entry>

async function candidates(db: Client, terms: readonly Term[]): Promise<readonly string[]> {
  const rows = await db.$queryRaw`SELECT foodId AS id FROM FoodFts WHERE FoodFts MATCH ${matchExpression(terms)}`
  return idRows.parse(rows).map((row) => row.id)
}

async function isKnown(db: Client, word: string): Promise<boolean> {
  const expression = matchExpression([[word]])
  const rows = await db.$queryRaw`SELECT foodId AS id FROM FoodFts WHERE FoodFts MATCH ${expression} LIMIT 1`
  return idRows.parse(rows).length > 0
}

async function corrected(db: Client, word: string): Promise<Term> {
  const shared = pieces(word)
  if (shared.length === 0) return []
  const rows = await db.$queryRaw`SELECT word FROM WordTrigram WHERE WordTrigram MATCH ${anyPiece(shared)}`
  return corrections(
    word,
    wordRows.parse(rows).map((row) => row.word.slice(1, -1)),
  )
}

async function ranked(db: Client, entries: Entries, terms: readonly Term[]): Promise<readonly Ranked[]> {
  const found = (await candidates(db, terms)).flatMap((id) => entries.get(id) ?? [])
  return rank(found, terms)
}

async function find(db: Client, entries: Entries, words: readonly string[]): Promise<readonly Ranked[]> {
  const asTyped = await ranked(
    db,
    entries,
    words.map((word) => [word]),
  )
  if (asTyped.length > 0) return asTyped
  const terms: Term[] = []
  for (const word of words) {
    const term = (await isKnown(db, word)) ? [word] : await corrected(db, word)
    if (term.length === 0) return []
    terms.push(term)
  }
  return ranked(db, entries, terms)
}

/** The foods a query means, best first: as typed, then with its typing errors mended, then without qualifiers. */
export async function searchFoods(db: Client, entries: Entries, q: string): Promise<readonly Ranked[]> {
  const words = queryWords(q)
  if (words.length === 0) return []
  const found = await find(db, entries, words)
  const plainer = withoutQualifiers(words)
  return found.length > 0 || plainer === null ? found : find(db, entries, plainer)
}
