import { ascending } from '../nutrition/ascending'
import { bestFit, EXACT, NOT, type Term, wholeFit } from './fit'
import type { RankingEntry } from './ranking-entry'
import { type Forms, score } from './score'

export type SearchHit = { readonly id: string; readonly score: number; readonly matched: string }

/** Counted only where the terms name a whole group. */
function formsOfGroup(foods: readonly RankingEntry[], terms: readonly Term[]): Forms {
  const forms = new Map<string, number>()
  for (const food of foods) {
    if (food.regional || wholeFit(food.groupWords, terms) !== EXACT) continue
    forms.set(food.kind, (forms.get(food.kind) ?? 0) + 1)
  }
  return forms
}

function answeredTerms(words: readonly string[], terms: readonly Term[]): number {
  let count = 0
  for (const term of terms) if (bestFit(words, term) !== NOT) count += 1
  return count
}

/** The name, or the alias that answers more of the terms. */
function matched(food: RankingEntry, terms: readonly Term[]): string {
  let text = food.name
  let most = answeredTerms(food.nameWords, terms)
  for (let at = 0; at < food.aliases.length && most < terms.length; at += 1) {
    const count = answeredTerms(food.aliasNames[at] ?? [], terms)
    if (count > most) {
      text = food.aliases[at] ?? text
      most = count
    }
  }
  return text
}

/** Foods that answer every term, the plain one first: ties by shorter name, then name, then id. */
export function rank(foods: readonly RankingEntry[], terms: readonly Term[]): readonly SearchHit[] {
  if (terms.length === 0) return []
  const forms = formsOfGroup(foods, terms)
  const found: { readonly food: RankingEntry; readonly points: number }[] = []
  for (const food of foods) {
    const points = score(food, terms, forms)
    if (points !== null) found.push({ food, points })
  }
  found.sort(
    (a, b) =>
      b.points - a.points ||
      a.food.name.length - b.food.name.length ||
      ascending(a.food.name, b.food.name) ||
      ascending(a.food.id, b.food.id),
  )
  return found.map(({ food, points }) => ({ id: food.id, score: points, matched: matched(food, terms) }))
}
