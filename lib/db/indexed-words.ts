import type { ReferenceData } from '../content/reference-data'
import { BRANDED } from '../import/source-food'
import type { VisibleFood } from '../import/visible-food'
import type { IndexedWords } from '../search/index-builder'
import { foldedWords, plainWords, withAnswered } from '../search/words'

/** Everything a food is called: name, first part of the name, aliases, queries that mean it. */
type Called = { readonly called: readonly (readonly string[])[] }

const MOST_BRANDS = 20_000

/** Tells the words of one food after the other, given the name it goes by. */
export function indexedWords({
  groups,
  plainFoods,
}: Pick<ReferenceData, 'groups' | 'plainFoods'>): (name: string, visible: VisibleFood) => IndexedWords & Called {
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]))
  const ofGroup = remembered((id) => foldedWords(groupNames.get(id) ?? id))
  const ofBrand = remembered(foldedWords)
  const meantBy = new Map<string, (readonly string[])[]>()
  for (const [words, id] of Object.entries(plainFoods)) {
    meantBy.set(id, [...(meantBy.get(id) ?? []), plainWords(words)])
  }
  return (name, { food: { id, group, source, aliases }, brand, decidedBy }) => {
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
      isSpeltWell: decidedBy === null || source.id !== BRANDED,
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
