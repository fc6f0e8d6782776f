import { type Measure, SERVING_PORTION } from '../nutrition/measure'

/** `2 × 1 cup`, `1.5 servings`, `85 g`: a measure in words. */
export function measureWords(measure: Measure): string {
  if (measure.unit === 'grams') return `${amountText(measure.grams)} g`
  const { portion, quantity } = measure
  if (portion === SERVING_PORTION) return `${amountText(quantity)} ${quantity === 1 ? 'serving' : 'servings'}`
  return quantity === 1 ? portion : `${amountText(quantity)} × ${portion}`
}

/** An amount as it stands in a field: no thousands, no more than three decimals. */
export function amountText(amount: number): string {
  return String(Math.round(amount * 1000) / 1000)
}
