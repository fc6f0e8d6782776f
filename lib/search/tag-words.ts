import { MINERALS, type Mineral } from '../nutrition/mineral'
import type { Tag } from '../nutrition/tag'

/** The words that ask for a tag (`data/tag-words.json`). Phrases of several words are written with spaces. */
export type TagWords = {
  readonly minerals: Readonly<Record<Mineral, readonly string[]>>
  readonly levels: readonly {
    /** Words before the mineral: *rich in* magnesium. */
    readonly before: readonly string[]
    /** Words after it: magnesium *rich*. */
    readonly after: readonly string[]
    /** The tag of each mineral; minerals without one have no such tag. */
    readonly tags: Readonly<Partial<Record<Mineral, Tag>>>
    /** Such words are in the names of products too: low sodium soy sauce. */
    readonly namesProducts: boolean
  }[]
  /** Words that say it all by themselves. */
  readonly alone: Readonly<Record<string, Tag>>
  readonly not: readonly string[]
  readonly joints: readonly string[]
  /** Words that say nothing any more once the tags around them are taken out. */
  readonly edges: readonly string[]
}

/** A query taken apart. */
export type TagsInQuery = {
  readonly tag: readonly Tag[]
  readonly not: readonly Tag[]
  /** What is left to search for, in the words that were typed. */
  readonly rest: string
  /** A tag asked for may be part of a product's name instead. */
  readonly mayNameProduct: boolean
}

type Phrase = { readonly tags: readonly Tag[]; readonly end: number; readonly namesProducts: boolean }

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|,/gu

/**
 * Takes the words that ask for tags out of a query; null where there are none. With `products` false, words that
 * products are named by stay where they are.
 */
export function tagsInQuery(
  q: string,
  words: TagWords,
  { products }: { readonly products: boolean },
): TagsInQuery | null {
  const typed = q.match(WORD) ?? []
  const said = typed.map((word) => word.toLowerCase().replaceAll('’', "'"))
  const tag = new Set<Tag>()
  const not = new Set<Tag>()
  const rest: string[] = []
  let mayNameProduct = false
  for (let at = 0; at < said.length; ) {
    const denied = longest(said, at, words.not)
    const start = denied ?? at
    const phrase = phraseAt(said, start, words)
    const isProduct = phrase?.namesProducts === true && denied === null
    if (phrase === null || (isProduct && !products)) {
      rest.push(typed[at] ?? '')
      at += 1
      continue
    }
    for (const one of phrase.tags) (denied === null ? tag : not).add(one)
    mayNameProduct ||= isProduct
    at = phrase.end
  }
  if (tag.size + not.size === 0) return null
  return { tag: [...tag].filter((one) => !not.has(one)), not: [...not], rest: trimmed(rest, words), mayNameProduct }
}

function phraseAt(said: readonly string[], at: number, words: TagWords): Phrase | null {
  for (const { before, after, tags, namesProducts } of words.levels) {
    const start = longest(said, at, before)
    const listed = start === null ? null : mineralsAt(said, start, words)
    if (listed !== null) return phrase(listed, tags, namesProducts)
    const leading = mineralsAt(said, at, words)
    const end = leading === null ? null : longest(said, leading.end, after)
    if (leading !== null && end !== null) return phrase({ ...leading, end }, tags, namesProducts)
  }
  for (const [text, tag] of Object.entries(words.alone)) {
    const end = longest(said, at, [text])
    if (end !== null) return { tags: [tag], end, namesProducts: false }
  }
  return null
}

type Listed = { readonly minerals: readonly Mineral[]; readonly end: number }

/** Null where one of the minerals has no such tag: no food is tagged for little potassium. */
function phrase({ minerals, end }: Listed, tags: Partial<Record<Mineral, Tag>>, namesProducts: boolean): Phrase | null {
  const found = minerals.flatMap((mineral) => tags[mineral] ?? [])
  return found.length === minerals.length ? { tags: found, end, namesProducts } : null
}

/** One mineral, or several joined: magnesium, potassium and sodium. */
function mineralsAt(said: readonly string[], at: number, words: TagWords): Listed | null {
  const minerals: Mineral[] = []
  let end = at
  for (let next: number | null = at; next !== null; next = longest(said, end, words.joints)) {
    const from: number = next
    const mineral = MINERALS.find((one) => longest(said, from, words.minerals[one]) !== null)
    const after = mineral === undefined ? null : longest(said, from, words.minerals[mineral])
    if (mineral === undefined || after === null) break
    minerals.push(mineral)
    end = after
  }
  return minerals.length === 0 ? null : { minerals, end }
}

/** Where the longest of the phrases that stands there ends; null where none does. */
function longest(said: readonly string[], at: number, phrases: readonly string[]): number | null {
  let end: number | null = null
  for (const text of phrases) {
    const words = text.split(' ')
    const fits = words.every((word, index) => said[at + index] === word)
    if (fits && (end === null || at + words.length > end)) end = at + words.length
  }
  return end
}

function trimmed(rest: readonly string[], words: TagWords): string {
  const says = (word: string) => !words.edges.includes(word.toLowerCase())
  const first = rest.findIndex(says)
  return first < 0 ? '' : rest.slice(first, rest.findLastIndex(says) + 1).join(' ')
}
