/** The parts between commas. A comma inside brackets, or between digits, divides nothing. */
export function parts(description: string): readonly string[] {
  const found: string[] = []
  let depth = 0
  let part = ''
  for (let at = 0; at < description.length; at += 1) {
    const character = description.charAt(at)
    if (character === '(') depth += 1
    if (character === ')') depth = Math.max(0, depth - 1)
    const between = /\d/.test(description.charAt(at - 1)) && /\d{3}/.test(description.slice(at + 1, at + 4))
    if (character === ',' && depth === 0 && !between) {
      found.push(part)
      part = ''
    } else part += character
  }
  return [...found, part].map((one) => one.trim().replace(/\s+/g, ' ')).filter((one) => one !== '')
}

/** The parts as one name, its first letter raised where it has a capital of its own. */
export function joined(all: readonly string[]): string {
  const name = all.join(', ')
  const first = name.charAt(0).toUpperCase()
  return first.length === 1 ? first + name.slice(1) : name
}
