import type { Judgement } from './judged'

/** What a search answers to a query: ids of foods, best first. */
export type Search = (q: string) => Promise<readonly string[]>

export type Score = {
  /** Share of queries whose first food is right. */
  readonly first: number
  /** Share with a right food, and all that must be there, among the first three. */
  readonly three: number
  /** Mean of one over the place of the first right food; nothing right counts as nothing. */
  readonly reciprocal: number
  readonly misses: readonly Miss[]
}

export type Miss = { readonly judgement: Judgement; readonly found: readonly string[]; readonly inThree: boolean }

/** How well a search answers what was judged. */
export async function score(judged: readonly Judgement[], search: Search): Promise<Score> {
  let first = 0
  let three = 0
  let reciprocal = 0
  const misses: Miss[] = []
  for (const judgement of judged) {
    const found = await search(judgement.q)
    const place = found.findIndex((id) => judgement.first.includes(id))
    const top = found.slice(0, 3)
    const inThree = place >= 0 && place < 3 && judgement.within.every((id) => top.includes(id))
    if (place === 0) first += 1
    if (inThree) three += 1
    if (place >= 0) reciprocal += 1 / (place + 1)
    if (place !== 0 || !inThree) misses.push({ judgement, found: top, inThree })
  }
  const count = judged.length
  return { first: first / count, three: three / count, reciprocal: reciprocal / count, misses }
}
