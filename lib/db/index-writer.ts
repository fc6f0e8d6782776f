import type Database from 'better-sqlite3'
import type { Cell } from '../catalogue/cells'
import { TAGS } from '../nutrition/tag'
import { nameKey } from '../search/name-key'
import { OrdinalSet } from '../search/ordinal-set'
import { packFoods } from '../search/packed-foods'
import { PostingsWriter } from '../search/postings'
import { SHORT_PREFIX } from './index-tables'
import type { IndexedWords } from './indexed-words'

const LONGEST_NAME_WORDS = 4
// Branded names are full of made-up words; one that so many foods carry is a word all the same.
const FOODS_OF_A_WORD = 20
const MOST_CELLS = 65_536
const HALF_CHARACTER = /[\uD800-\uDBFF]$/

/** What filters ask of a food, its tags joined by semicolons. */
export type KindOfFood = { readonly tags: string; readonly group: string; readonly dataset: string }

type Word = { readonly anywhere: PostingsWriter; readonly inNames: PostingsWriter; isSpeltWell: boolean }

/** Builds the search index of a catalogue file, food by food in catalogue order. */
export class IndexWriter {
  readonly #db: Database.Database
  readonly #words = new Map<string, Word>()
  readonly #cells = new Map<string, { readonly index: number; readonly cell: Cell }>()
  readonly #called: Database.Statement
  #cellOf = new Uint16Array(4096)
  #size = 0

  constructor(db: Database.Database) {
    this.#db = db
    this.#called = db.prepare('INSERT INTO SearchName (words, ordinal) VALUES (?, ?)')
  }

  add(ordinal: number, { inName, beside, called, isSpeltWell }: IndexedWords, kind: KindOfFood): void {
    for (const word of inName) this.#post(word, ordinal, isSpeltWell).inNames.add(ordinal)
    for (const words of beside) for (const word of words) this.#post(word, ordinal, isSpeltWell)
    this.#addKeys(ordinal, called)
    if (ordinal >= this.#cellOf.length) {
      const grown = new Uint16Array(this.#cellOf.length * 2)
      grown.set(this.#cellOf)
      this.#cellOf = grown
    }
    this.#cellOf[ordinal] = this.#cellIndex(kind)
    this.#size = ordinal + 1
  }

  #addKeys(ordinal: number, called: readonly (readonly string[])[]): void {
    const written: string[] = []
    for (const words of called) {
      if (words.length === 0 || words.length > LONGEST_NAME_WORDS) continue
      const key = nameKey(words)
      if (written.includes(key)) continue
      written.push(key)
      this.#called.run(key, ordinal)
    }
  }

  #post(word: string, ordinal: number, isSpeltWell: boolean): Word {
    let known = this.#words.get(word)
    if (known === undefined) {
      known = { anywhere: new PostingsWriter(), inNames: new PostingsWriter(), isSpeltWell }
      this.#words.set(word, known)
    }
    known.anywhere.add(ordinal)
    known.isSpeltWell ||= isSpeltWell
    return known
  }

  #cellIndex({ tags, group, dataset }: KindOfFood): number {
    const key = `${dataset} ${group} ${tags}`
    const known = this.#cells.get(key)
    if (known !== undefined) return known.index
    const index = this.#cells.size
    if (index === MOST_CELLS) throw new RangeError(`More than ${MOST_CELLS} kinds of foods`)
    this.#cells.set(key, {
      index,
      cell: { tags: TAGS.filter((tag) => tags.split(';').includes(tag)), group, source: dataset },
    })
    return index
  }

  /** Writes words, prefixes and cells, and lets go of them. */
  finish(): void {
    const words = [...this.#words].sort(([a], [b]) => (a < b ? -1 : 1))
    const word = this.#db.prepare('INSERT INTO SearchWord (word, foods, inNames) VALUES (?, ?, ?)')
    const spelling = this.#db.prepare('INSERT INTO WordTrigram (word) VALUES (?)')
    for (const [text, { anywhere, inNames, isSpeltWell }] of words) {
      word.run(text, packFoods(anywhere.bytes(), this.#size), packFoods(inNames.bytes(), this.#size))
      if (isSpeltWell || anywhere.count >= FOODS_OF_A_WORD) spelling.run(`_${text}_`)
    }
    for (let length = 1; length <= SHORT_PREFIX; length += 1) this.#writePrefixes(words, length)
    const array = this.#db.prepare('INSERT INTO SearchArray (key, data) VALUES (?, ?)')
    const cells = [...this.#cells.values()].map(({ cell }) => cell)
    array.run('cells', Buffer.from(JSON.stringify(cells)))
    this.#words.clear()
    array.run('cell-of-food', Buffer.from(this.#cellOf.buffer, 0, this.#size * this.#cellOf.BYTES_PER_ELEMENT))
  }

  #writePrefixes(words: readonly (readonly [string, Word])[], length: number): void {
    const insert = this.#db.prepare('INSERT INTO SearchPrefix (prefix, foods, inNames) VALUES (?, ?, ?)')
    const starting = new Map<string, Word[]>()
    const scratch = new OrdinalSet(this.#size)
    for (const [text, word] of words) {
      const prefix = text.slice(0, length)
      // Half of a character outside the basic plane is no text.
      if (text.length < length || HALF_CHARACTER.test(prefix)) continue
      const others = starting.get(prefix)
      if (others === undefined) starting.set(prefix, [word])
      else others.push(word)
    }
    for (const [prefix, all] of starting) {
      insert.run(
        prefix,
        this.#union(
          all.map(({ anywhere }) => anywhere),
          scratch,
        ),
        this.#union(
          all.map(({ inNames }) => inNames),
          scratch,
        ),
      )
    }
  }

  #union(lists: readonly PostingsWriter[], scratch: OrdinalSet): Uint8Array {
    const [only, ...others] = lists
    if (only !== undefined && others.length === 0) return packFoods(only.bytes(), this.#size)
    scratch.clear()
    for (const list of lists) scratch.addPacked(list.bytes())
    const union = new PostingsWriter()
    scratch.visit((ordinal) => union.add(ordinal))
    return packFoods(union.bytes(), this.#size)
  }
}
