import { type Amount, inGrams } from './amount'
import type { Mineral } from './mineral'

/**
 * Rounds mg in a serving as a US label would before the tag rule looks at it. 21 CFR 101.9(c)(4) and (5):
 * potassium and sodium under 5 mg are 0, to 5 mg up to 140 mg, to 10 mg above; magnesium to 1 mg.
 *
 * Halves go up (345 mg potassium is 350, 145 mg sodium is 150), as people round and as `Math.round` does. The
 * reference implementation is in Python, whose `round` sends halves to the even neighbour (340, 140); no food of
 * the yardstick lies on a half where the two disagree about a tag.
 */
export function roundForLabel(mg: number, mineral: Mineral): number {
  if (mineral === 'magnesium') return toStep(mg, 1)
  if (mg < 5) return 0
  return toStep(mg, mg <= 140 ? 5 : 10)
}

/** mg in a serving, rounded for a label. Unknown stays unknown. */
export function labelAmount(per100g: Amount, servingGrams: number, mineral: Mineral): Amount {
  const mg = inGrams(per100g, servingGrams)
  return mg === null ? null : roundForLabel(mg, mineral)
}

function toStep(mg: number, step: number): number {
  return Math.round(mg / step) * step
}
