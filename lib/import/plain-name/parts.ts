import { tidy } from '../tidy'

const WITHIN_A_NUMBER = /\d,\d{3}/y

/** The parts between commas. A comma inside closed brackets, or within a number, divides nothing. */
export function parts(description: string): readonly string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < description.length; at += 1) {
    const character = description.charAt(at)
    if (character === '(' && description.includes(')', at)) depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (character === ',' && depth === 0 && !withinNumber(description, at)) {
      found.push(description.slice(start, at))
      start = at + 1
    }
  }
  found.push(description.slice(start))
  return found.map(tidy).filter((part) => part !== '')
}

function withinNumber(description: string, comma: number): boolean {
  WITHIN_A_NUMBER.lastIndex = comma - 1
  return comma > 0 && WITHIN_A_NUMBER.test(description)
}

/** The parts as one name, its first letter raised where it has a capital of its own. */
export function joined(all: readonly string[]): string {
  const name = all.join(', ')
  const first = name.charAt(0).toUpperCase()
  return first.length === 1 ? first + name.slice(1) : name
}
