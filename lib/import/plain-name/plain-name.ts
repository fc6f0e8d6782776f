import type { NameRules } from '../../schemas/name-rules'
import { isSettled, settled } from './capitals'
import { joined, parts } from './parts'

const MOST_ROUNDS = 6

/**
 * A readable name for an official description: "Nuts, almonds, dry roasted, with salt added" reads
 * "Almonds, dry roasted, salted". Only words that say nothing go; what tells one record from another stays.
 * Reading a plain name again gives the same name. The official description is kept beside it, never replaced.
 */
export function plainName(description: string, rules: NameRules): string {
  let name = written(description, rules)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = parts(name)
    const after = withoutEmptyWords(inOrder(withoutHead(before, rules), rules), rules)
    if (isSame(before, after) && isSettled(name) && !name.includes('(')) break
    const next = written(joined(after), rules)
    if (next === name || next === '') break
    name = next
  }
  return name
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((part, at) => part === others[at])
}

/** The whole description, in ordinary letters and without the publisher's remarks. */
function written(description: string, rules: NameRules): string {
  const bare = description.includes('(')
    ? rules.notes.reduce((text, note) => text.replace(note, ''), description)
    : description
  const name = joined(parts(settled(bare.includes(',') ? bare.replace(/,(?:\s*,)+/g, ',') : bare, rules)))
  return name === '' ? description.trim() : name
}

/** "Nuts, almonds" reads "almonds", but "candies, hard" is not "hard". */
function withoutHead(all: readonly string[], { heads, states }: NameRules): readonly string[] {
  const [head, kind, ...rest] = all
  if (head === undefined || kind === undefined || !heads.has(head.toLowerCase())) return all
  return states.has(kind.toLowerCase()) ? all : [kind, ...rest]
}

const KIND = /^(?!with|without|includes?|made|from|prepared|not |no |for |in )[\p{L}][\p{L}' -]{2,40}$/u
const MOST_WORDS = 4

/** "Cheese, cheddar" reads "cheddar cheese", and "cookies, gingersnaps" reads "gingersnaps". */
function inOrder(all: readonly string[], { inFront, ownNames, states }: NameRules): readonly string[] {
  const [head, kind, ...rest] = all
  if (head === undefined || kind === undefined || !inFront.has(head.toLowerCase())) return all
  const low = kind.toLowerCase()
  const fits = KIND.test(kind) && !states.has(low) && kind.split(' ').length <= MOST_WORDS
  if (!fits || low.split(/[ -]/).includes(head.toLowerCase())) return all
  return [ownNames.has(low.split(' ').at(-1) ?? '') ? kind : `${kind} ${head.toLowerCase()}`, ...rest]
}

function withoutEmptyWords(all: readonly string[], rules: NameRules): readonly string[] {
  const low = all.map((part) => part.toLowerCase())
  const cooked = low.some((part) => rules.methods.has(part))
  const kept: string[] = []
  for (const [at, part] of all.entries()) {
    const words = low[at] ?? ''
    if (at > 0 && (rules.drop.has(words) || (cooked && words === 'cooked'))) continue
    const read = rules.rewrite.get(words) ?? inOtherWords(part, rules)
    if (read !== '') kept.push(read)
  }
  if (kept.length < 2) return kept
  const first = ` ${kept[0]?.toLowerCase()} `
  return kept.filter((part, at) => !(at > 0 && first.includes(` ${part.toLowerCase()} `)) && !leads(kept[at + 1], part))
}

function inOtherWords(part: string, { patterns, anyPattern }: NameRules): string {
  if (!anyPattern.test(part)) return part
  return patterns.reduce((text, { from, to }) => text.replace(from, to), part)
}

/** "Quaker, Quaker oatmeal squares" says Quaker once. */
function leads(next: string | undefined, part: string): boolean {
  return next?.toLowerCase().startsWith(`${part.toLowerCase()} `) ?? false
}
