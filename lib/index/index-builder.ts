import { TAGS } from '../nutrition/tag'
import type { FacetBucket } from './facet-buckets'
import { OrdinalSet } from './ordinal-set'
import { packPostings, packSet } from './packed-foods'
import { PostingsPool } from './postings'
import { SHORT_PREFIX } from './word-index'

// Branded names are full of made-up words; one that so many foods carry is a word all the same.
const FOODS_OF_A_WORD = 20
const MOST_BUCKETS = 65_536
const HALF_CHARACTER = /[\uD800-\uDBFF]$/

/** The words a food is found by, all folded. */
export type IndexedWords = {
  readonly inName: readonly string[]
  /** Words of aliases, of the group and of the brand. */
  readonly beside: readonly (readonly string[])[]
  /** Its words are offered where somebody mistypes them. */
  readonly isSpeltWell: boolean
}

/** What filters ask of a food, its tags joined by semicolons. */
export type KindOfFood = { readonly tags: string; readonly group: string; readonly dataset: string }

/** The foods that carry a word, or a word of this start: anywhere, and in their names. */
export type PackedFoods = { readonly text: string; readonly anywhere: Uint8Array; readonly inNames: Uint8Array }

/** Builds the search index, food by food in catalogue order. */
export class IndexBuilder {
  /** A word's number; its lists are twice that, and the one behind. */
  readonly #words = new Map<string, number>()
  readonly #isSpeltWell: boolean[] = []
  readonly #postings = new PostingsPool()
  readonly #buckets = new Map<string, number>()
  readonly #kinds: FacetBucket[] = []
  #bucketOf = new Uint16Array(4096)
  #inOrder: readonly (readonly [text: string, number: number])[] = []
  #size = 0

  /** Adds a food; ordinals ascend. Throws where they do not, and beyond 65,536 kinds of foods. */
  add(ordinal: number, { inName, beside, isSpeltWell }: IndexedWords, kind: KindOfFood): void {
    for (const word of inName) {
      const list = this.#list(word, isSpeltWell)
      this.#postings.add(list, ordinal)
      this.#postings.add(list + 1, ordinal)
    }
    for (const words of beside) for (const word of words) this.#postings.add(this.#list(word, isSpeltWell), ordinal)
    if (ordinal >= this.#bucketOf.length) {
      const grown = new Uint16Array(this.#bucketOf.length * 2)
      grown.set(this.#bucketOf)
      this.#bucketOf = grown
    }
    this.#bucketOf[ordinal] = this.#bucket(kind)
    this.#size = ordinal + 1
  }

  #list(word: string, isSpeltWell: boolean): number {
    let number = this.#words.get(word)
    if (number === undefined) {
      number = this.#isSpeltWell.push(isSpeltWell) - 1
      this.#words.set(word, number)
      this.#postings.list()
      this.#postings.list()
    } else if (isSpeltWell) this.#isSpeltWell[number] = true
    return 2 * number
  }

  #bucket({ tags, group, dataset }: KindOfFood): number {
    const key = `${dataset} ${group} ${tags}`
    const known = this.#buckets.get(key)
    if (known !== undefined) return known
    const bucket = this.#kinds.length
    if (bucket === MOST_BUCKETS) throw new RangeError(`More than ${MOST_BUCKETS} kinds of foods`)
    this.#buckets.set(key, bucket)
    const given = new Set(tags.split(';'))
    this.#kinds.push({ tags: TAGS.filter((tag) => given.has(tag)), group, source: dataset })
    return bucket
  }

  /** Every word with its foods, in order. */
  *words(): Generator<PackedFoods> {
    for (const [text, number] of this.#sorted()) {
      const postings = (list: number) => packPostings(this.#postings.bytes(list), this.#size)
      yield { text, anywhere: postings(2 * number), inNames: postings(2 * number + 1) }
    }
  }

  /** The words that are offered where somebody mistypes them, in order. */
  *spellings(): Generator<string> {
    for (const [text, number] of this.#sorted()) {
      const isWord = this.#isSpeltWell[number] === true || this.#postings.count(2 * number) >= FOODS_OF_A_WORD
      if (isWord) yield text
    }
  }

  /** Every start of words up to `SHORT_PREFIX` letters, with the foods of all its words. */
  *prefixes(): Generator<PackedFoods> {
    const words = this.#sorted()
    const scratch = new OrdinalSet(this.#size)
    const union = (lists: readonly number[]): Uint8Array => {
      scratch.clear()
      for (const list of lists) scratch.addPacked(this.#postings.bytes(list))
      return packSet(scratch)
    }
    for (let length = 1; length <= SHORT_PREFIX; length += 1) {
      for (let at = 0; at < words.length; ) {
        const prefix = words[at]?.[0].slice(0, length) ?? ''
        // Half of a character outside the basic plane is no text.
        if (prefix.length < length || HALF_CHARACTER.test(prefix)) {
          at += 1
          continue
        }
        const lists: number[] = []
        for (; words[at]?.[0].startsWith(prefix); at += 1) lists.push(2 * (words[at]?.[1] ?? 0))
        yield { text: prefix, anywhere: union(lists), inNames: union(lists.map((list) => list + 1)) }
      }
    }
  }

  #sorted(): readonly (readonly [text: string, number: number])[] {
    if (this.#inOrder.length < this.#words.size) this.#inOrder = [...this.#words].sort(([a], [b]) => (a < b ? -1 : 1))
    return this.#inOrder
  }

  /** Every kind of food there is. */
  get buckets(): readonly FacetBucket[] {
    return this.#kinds
  }

  /** For every food the place of its kind among `buckets`. */
  get bucketOfFood(): Uint16Array {
    return this.#bucketOf.subarray(0, this.#size)
  }
}
