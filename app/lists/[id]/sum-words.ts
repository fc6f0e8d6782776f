import { formatMg } from '@/lib/nutrition/format'
import { isComplete, type Total } from '@/lib/nutrition/total'

/** `2,657 mg`, `at least 271 mg`, or that nothing is known. A sum says what it covers. */
export function sumWords(sum: Total, words: (mg: number | null) => string = formatMg): string {
  if (isComplete(sum)) return words(sum.mg)
  return sum.known === 0 ? 'not measured' : `at least ${words(sum.mg)}`
}

/** `10 of 11 foods known`. */
export function coverageWords(sum: Total): string {
  return `${sum.known} of ${sum.items} ${sum.items === 1 ? 'food' : 'foods'} known`
}
