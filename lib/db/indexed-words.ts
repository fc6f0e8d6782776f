import type { ReferenceData } from '../content/reference-data'
import type { ReadyFood } from '../import/ready-food'
import { BRANDED } from '../import/source-food'
import { foldedWords, plainWords, withAnswered } from '../search/words'

/** The words a food is found by, all folded. */
export type IndexedWords = {
  readonly inName: readonly string[]
  /** Words of aliases, of the group and of the brand. */
  readonly beside: readonly (readonly string[])[]
  /** Everything it is called: name, first part of the name, aliases, queries that mean it. */
  readonly called: readonly (readonly string[])[]
  /** Its words are offered where somebody mistypes them. */
  readonly isSpeltWell: boolean
}

const MOST_BRANDS = 20_000

/** Tells the words of one food after the other, given the name it goes by. */
export function indexedWords({
  groups,
  plainFoods,
}: Pick<ReferenceData, 'groups' | 'plainFoods'>): (name: string, food: ReadyFood) => IndexedWords {
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]))
  const ofGroup = remembered((id) => foldedWords(groupNames.get(id) ?? id))
  const ofBrand = remembered(foldedWords)
  const meantBy = new Map<string, (readonly string[])[]>()
  for (const [words, id] of Object.entries(plainFoods)) {
    meantBy.set(id, [...(meantBy.get(id) ?? []), plainWords(words)])
  }
  return (name, { id, group, dataset, brand, decidedBy, aliases }) => {
    const nameWords = plainWords(name)
    const called = [nameWords]
    const comma = name.indexOf(',')
    if (comma >= 0) called.push(plainWords(name.slice(0, comma)))
    const beside: (readonly string[])[] = [ofGroup(group)]
    for (const alias of aliases) {
      if (alias.toLowerCase() === name.toLowerCase()) continue
      const words = plainWords(alias)
      called.push(words)
      beside.push(withAnswered(words))
    }
    if (brand !== null) beside.push(ofBrand(brand))
    called.push(...(meantBy.get(id) ?? []))
    return {
      inName: withAnswered(nameWords),
      beside,
      called,
      isSpeltWell: decidedBy === null || dataset !== BRANDED,
    }
  }
}

/** The same function, asked but once for what comes again and again. */
function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= MOST_BRANDS) known.clear()
    const answer = of(text)
    known.set(text, answer)
    return answer
  }
}
