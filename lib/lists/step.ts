import type { Measure } from '../nutrition/measure'

export type Step = 'less' | 'more'

/** The next amount up or down: whole portions or 10 g at a time, by halves where that would leave nothing. */
export function step(amount: number, unit: Measure['unit'], direction: Step): number {
  const size = unit === 'grams' ? 10 : 1
  if (direction === 'more') return amount < size ? Math.min(amount * 2, size) : tidy(amount + size)
  return amount > size ? tidy(Math.max(amount - size, size / 2)) : amount / 2
}

function tidy(amount: number): number {
  return Math.round(amount * 1000) / 1000
}
