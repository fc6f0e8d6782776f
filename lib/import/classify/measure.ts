import type { Portion } from '../../nutrition/food'

const COUNTED = /^(\d+ \d+\/\d+|\d+\/\d+|\d+(?:\.\d+)?)\s+(.+)$/

/** "1/2 cup, sliced" is half of a cup. A measure without a number is one of it. */
export function counted(label: string): { readonly quantity: number; readonly unit: string } {
  const [, figure = '', unit = ''] = COUNTED.exec(label.trim()) ?? []
  const quantity = quantityOf(figure)
  return quantity > 0 && Number.isFinite(quantity) ? { quantity, unit } : { quantity: 1, unit: label.trim() }
}

/** "1 1/2" is 1.5. */
function quantityOf(figure: string): number {
  return figure.split(' ').reduce((sum, part) => {
    const [above = Number.NaN, below = 1] = part.split('/').map(Number)
    return sum + above / below
  }, 0)
}

/** Grams of one `unit` ("cup", "tablespoon") by the record's own portions; `null` where it gives none. */
export function gramsOfUnit(portions: readonly Portion[], unit: string): number | null {
  const word = new RegExp(`^${unit}s?\\b`)
  for (const portion of portions) {
    const { quantity, unit: label } = counted(portion.label)
    if (portion.grams > 0 && word.test(spelledOut(label))) return portion.grams / quantity
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

const HOUSEHOLD_QUANTITIES = ['1/4', '1/3', '1/2', '2/3', '3/4', '1', '1 1/2', '2', '3', '4'].map((written) => ({
  written,
  quantity: quantityOf(written),
}))
const NEAR = 0.12
const NOT_A_MEASURE =
  /quantity not specified|nlea|serving|100 ?g|\bgrams?\b|\byield|refuse|\blb\b|pound|package|container|\bitem|\beach|assumed|cubic|\bnfs\b/

/** The household words nearest to `grams`, within 12 %; `null` where the record's portions give none. */
export function householdWords(portions: readonly Portion[], grams: number): string | null {
  let best: { readonly off: number; readonly words: string } | null = null
  for (const portion of portions) {
    const { quantity: labelled, unit } = counted(portion.label)
    const measure = spelledOut(unit).replace(/\s*\(.*?\)/g, '')
    if (portion.grams <= 0 || measure.trim() === '' || NOT_A_MEASURE.test(unit.toLowerCase())) continue
    for (const { written, quantity } of HOUSEHOLD_QUANTITIES) {
      const off = Math.abs(grams / (portion.grams / labelled) / quantity - 1)
      if (off > NEAR || (best !== null && off >= best.off)) continue
      best = { off, words: `${off < 0.02 ? '' : 'about '}${written} ${quantity > 1 ? plural(measure) : measure}` }
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
