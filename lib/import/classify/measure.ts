import type { Portion } from '../../nutrition/food'

const COUNTED = /^(\d+ \d+\/\d+|\d+\/\d+|\d+(?:\.\d+)?)\s+(.+)$/

/** "1/2 cup, sliced" is half of a cup. A measure without a number is one of it. */
export function counted(label: string): { readonly quantity: number; readonly unit: string } {
  const found = COUNTED.exec(label.trim())
  if (found?.[1] === undefined || found[2] === undefined) return { quantity: 1, unit: label.trim() }
  const quantity = found[1].split(' ').reduce((sum, part) => {
    const [above = Number.NaN, below = 1] = part.split('/').map(Number)
    return sum + above / below
  }, 0)
  return quantity > 0 && Number.isFinite(quantity) ? { quantity, unit: found[2] } : { quantity: 1, unit: label.trim() }
}

/** Grams of one `unit` ("cup", "tablespoon") by the record's own portions; `null` where it gives none. */
export function gramsOfUnit(portions: readonly Portion[], unit: string): number | null {
  const word = new RegExp(`^${unit}s?\\b`)
  for (const portion of portions) {
    const { quantity, unit: measured } = counted(portion.label)
    if (portion.grams > 0 && word.test(spelledOut(measured))) return portion.grams / quantity
  }
  return null
}

/** tbsp, tsp, fl oz and oz written out. */
function spelledOut(unit: string): string {
  return unit
    .toLowerCase()
    .replace(/\btbsp\b\.?/, 'tablespoon')
    .replace(/\btsp\b\.?/, 'teaspoon')
    .replace(/\bfl\.? oz\b\.?/, 'fluid ounce')
    .replace(/\boz\b\.?/, 'ounce')
}

const SHARES = [
  [1 / 4, '1/4'],
  [1 / 3, '1/3'],
  [1 / 2, '1/2'],
  [2 / 3, '2/3'],
  [3 / 4, '3/4'],
  [1, '1'],
  [1.5, '1 1/2'],
  [2, '2'],
  [3, '3'],
  [4, '4'],
] as const
const NEAR = 0.12
const NOT_A_MEASURE =
  /quantity not specified|nlea|serving|100 ?g|\bgrams?\b|\byield|refuse|\blb\b|pound|package|container|\bitem|\beach|assumed|cubic|\bnfs\b/

/** The household words nearest to `grams`, within 12 %; `null` where the record's portions give none. */
export function householdWords(portions: readonly Portion[], grams: number): string | null {
  let best: { readonly off: number; readonly words: string } | null = null
  for (const portion of portions) {
    const { quantity, unit } = counted(portion.label)
    const measure = spelledOut(unit).replace(/\s*\(.*?\)/g, '')
    if (portion.grams <= 0 || measure.trim() === '' || NOT_A_MEASURE.test(unit.toLowerCase())) continue
    for (const [share, written] of SHARES) {
      const off = Math.abs(grams / (portion.grams / quantity) / share - 1)
      if (off > NEAR || (best !== null && off >= best.off)) continue
      best = { off, words: `${off < 0.02 ? '' : 'about '}${written} ${share > 1 ? plural(measure) : measure}` }
    }
  }
  return best?.words ?? null
}

const QUALITY = /^(small|medium|large|extra|mini|jumbo|whole|regular|thin|thick|super|oz)\b/

function plural(measure: string): string {
  if (QUALITY.test(measure)) return measure
  return measure.replace(/^[a-z]+/, (word) => {
    if (word.endsWith('s')) return word
    if (/(ch|sh|x)$/.test(word)) return `${word}es`
    return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
  })
}
