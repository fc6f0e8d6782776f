import type { Amount } from './amount'

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** `1,240 mg`, `<1 mg` for a trace above nothing, `0 mg`, `? mg` for unknown. A positive amount never reads as 0. */
export function formatMg(mg: Amount): string {
  if (mg === null) return '? mg'
  if (mg > 0 && mg < 0.5) return '<1 mg'
  return `${whole.format(mg)} mg`
}

/** The same for a voice: `1,240 milligrams`, `not measured`. */
export function spokenMg(mg: Amount): string {
  if (mg === null) return 'not measured'
  if (mg > 0 && mg < 0.5) return 'under 1 milligram'
  return `${whole.format(mg)} ${whole.format(mg) === '1' ? 'milligram' : 'milligrams'}`
}

/** `85 g`, `1.5 g`, `<0.1 g` for a trace. */
export function formatGrams(grams: number): string {
  return grams > 0 && grams < 0.05 ? '<0.1 g' : `${tenth.format(grams)} g`
}

/** Whole percent of a reference or limit. Unknown gives null. */
export function percentOf(mg: Amount, reference: number): number | null {
  return mg === null ? null : Math.round((mg / reference) * 100)
}

/** `16%`, `<1%` for something that rounds to nothing, `?%` for unknown. */
export function formatPercent(mg: Amount, reference: number): string {
  if (mg === null) return '?%'
  const percent = (mg / reference) * 100
  return mg > 0 && percent < 0.5 ? '<1%' : `${whole.format(percent)}%`
}

/** Grams of salt: `2.1 g`, `<0.1 g` for a trace. */
export function formatSalt(grams: number): string {
  return formatGrams(grams)
}

/** `1,234`. */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** `a`, `a and b`, `a, b and c`. */
export function inSentence(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = words.at(-1)
  if (last === undefined) return ''
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`
}
