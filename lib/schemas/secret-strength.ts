const SHORTEST = 32
const FEWEST_DIFFERENT = 8
const FEWEST_BITS = 80
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '0123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** A way to make one that is strong. */
export const HOW_TO_MAKE_A_SECRET = 'openssl rand -base64 32'

/**
 * What makes a secret easy to guess, in words that follow its name and "is"; null where nothing does. Only what is
 * plain to see is found: a person's own words pass where there are enough of them.
 */
export function weaknessOfSecret(secret: string): string | null {
  if (secret.length < SHORTEST) return `too short: give it at least ${SHORTEST} characters`
  if (isRepetition(secret)) return 'the same few characters again and again'
  if (new Set(secret).size < FEWEST_DIFFERENT) return `made of fewer than ${FEWEST_DIFFERENT} different characters`
  if (2 * inRow(secret) > secret.length) return 'mostly rows of the alphabet, of digits or of the keyboard'
  if (bits(secret) < FEWEST_BITS) return 'too regular to be random'
  return null
}

/** Whether it is a part of itself again and again, as a secret of a few characters made long. */
function isRepetition(secret: string): boolean {
  const periods = Array.from({ length: Math.floor(secret.length / 2) }, (_, at) => at + 1)
  return periods.some((period) => secret.startsWith(secret.slice(period)))
}

/** How many characters follow the one before as they do in a row, forwards or backwards. */
function inRow(secret: string): number {
  const pairs = new Set(
    ROWS.flatMap((row) => [...row].slice(1).flatMap((next, at) => [`${row[at]}${next}`, `${next}${row[at]}`])),
  )
  const lower = secret.toLowerCase()
  return [...lower].filter((_, at) => pairs.has(lower.slice(at, at + 2))).length
}

/** How many bits it would have, were its characters drawn by chance as often as they stand in it. */
function bits(secret: string): number {
  const counts = new Map<string, number>()
  for (const character of secret) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - count * Math.log2(count / secret.length), 0)
}
