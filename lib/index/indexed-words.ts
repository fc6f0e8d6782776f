import type { ReferenceData } from '../content/reference-data'
import { BRANDED } from '../schemas/source-datasets'
import { type Vocabulary, vocabularyOf } from '../search/words'
import type { IndexedWords } from './index-builder'
import { nameKey } from './name-key'

const MOST_BRANDS = 20_000
const LONGEST_NAME_WORDS = 4

/** A food as its words are told by. */
export type NamedFood = {
  readonly id: string
  readonly name: string
  /** Further names, without the official one. */
  readonly aliases: readonly string[]
  /** What its table calls it; null for a food that stands on a file of our own. */
  readonly official: string | null
  readonly brand: string | null
  readonly group: string
  readonly dataset: string
  /** Named by our rules, not by hand. */
  readonly isImported: boolean
}

/** What the words of a food are told by beside the food. */
export type IndexedReference = Pick<ReferenceData, 'groups' | 'plainFoods' | 'searchWords'>

/**
 * What a food is called, as a search by just those words asks for it: by its name, the first part of its name, its
 * aliases, and the queries that mean it.
 */
export type ExactNames = { readonly exactNames: readonly string[] }

/** Tells the words of one food after the other. */
export class FoodWords {
  readonly #vocabulary: Vocabulary
  readonly #groups: ReadonlyMap<string, readonly string[]>
  readonly #brands = new Map<string, readonly string[]>()
  readonly #meantBy = new Map<string, readonly (readonly string[])[]>()

  constructor({ groups, plainFoods, searchWords }: IndexedReference) {
    this.#vocabulary = vocabularyOf(searchWords)
    const { foldedWords, plainWords } = this.#vocabulary
    this.#groups = new Map(groups.map(({ id, name }) => [id, foldedWords(name)]))
    for (const [words, id] of Object.entries(plainFoods)) {
      this.#meantBy.set(id, [...(this.#meantBy.get(id) ?? []), plainWords(words)])
    }
  }

  /** The words of a food. */
  of({ id, name, group, dataset, official, brand, aliases, isImported }: NamedFood): IndexedWords & ExactNames {
    const { foldedWords, plainWords, withAnswered } = this.#vocabulary
    const nameWords = plainWords(name)
    const names = [nameWords]
    const comma = name.indexOf(',')
    if (comma >= 0) names.push(plainWords(name.slice(0, comma)))
    const beside = [this.#groups.get(group) ?? foldedWords(group)]
    const isOfficialBeside = isImported && official !== null && official.toLowerCase() !== name.toLowerCase()
    for (const alias of isOfficialBeside ? [official, ...aliases] : aliases) {
      const words = plainWords(alias)
      names.push(words)
      beside.push(withAnswered(words))
    }
    if (brand !== null) beside.push(this.#ofBrand(brand))
    const meantBy = this.#meantBy.get(id)
    if (meantBy !== undefined) names.push(...meantBy)
    return {
      inName: withAnswered(nameWords),
      beside,
      exactNames: keysOf(names),
      isSpeltWell: !isImported || dataset !== BRANDED,
    }
  }

  /** Brands come again and again. */
  #ofBrand(brand: string): readonly string[] {
    const known = this.#brands.get(brand)
    if (known !== undefined) return known
    if (this.#brands.size >= MOST_BRANDS) this.#brands.clear()
    const words = this.#vocabulary.foldedWords(brand)
    this.#brands.set(brand, words)
    return words
  }
}

function keysOf(names: readonly (readonly string[])[]): readonly string[] {
  const keys: string[] = []
  for (const words of names) {
    if (words.length === 0 || words.length > LONGEST_NAME_WORDS) continue
    const key = nameKey(words)
    if (!keys.includes(key)) keys.push(key)
  }
  return keys
}
