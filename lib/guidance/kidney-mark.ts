import { inGrams } from '../nutrition/amount'
import type { ListItem } from '../nutrition/list-item'

export type KidneyMark = 'none' | 'much-potassium' | 'cannot-be-checked'

/**
 * What to mark an item with behind a closed gate, whatever its tags say (tie-breaker T8). `threshold` in mg comes from
 * `data/thresholds.json`: 200 mg per serving, where NIDDK's lower-potassium produce ends. Judged on the usual serving
 * or on the amount in the list, whichever is more. An unknown amount cannot be checked, and says so.
 */
export function kidneyMark(item: ListItem, threshold: number): KidneyMark {
  const mg = inGrams(item.food.amounts.potassium, Math.max(item.grams, item.food.servingGrams))
  if (mg === null) return 'cannot-be-checked'
  return Math.round(mg) >= threshold ? 'much-potassium' : 'none'
}
