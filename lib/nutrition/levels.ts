import type { Food, FoodFlag } from './food'
import { type RichMineral, type RichRuling, richRule } from './rich-rule'
import { type SodiumRuling, sodiumRule } from './sodium-rule'
import type { FoodLevels } from './tag'
import type { Thresholds } from './thresholds'

/** What the tag rule looks at. */
export type Judged = Pick<Food, 'amounts' | 'serving' | 'flags'>

export type Rulings = {
  readonly magnesium: RichRuling
  readonly potassium: RichRuling
  readonly sodium: SodiumRuling
}

const NEVER_SOURCES: readonly FoodFlag[] = ['salt-substitute', 'supplement', 'never-source']

/** Salt substitutes, supplements and baking chemicals never count as sources, whatever they hold (T7). */
export function isNeverSource(food: Pick<Food, 'flags'>): boolean {
  return food.flags.some((flag) => NEVER_SOURCES.includes(flag))
}

/** The three rules applied each on its own, before the tie-breakers. */
export function rulings(food: Judged, thresholds: Thresholds): Rulings {
  const { amounts, serving } = food
  const rich = (mineral: RichMineral) =>
    richRule(
      mineral,
      amounts[mineral],
      amounts.energyKcal,
      serving.grams,
      thresholds[mineral],
      thresholds.densityFloorKcal,
    )
  return {
    magnesium: rich('magnesium'),
    potassium: rich('potassium'),
    sodium: sodiumRule(amounts.sodium, serving, thresholds.sodium),
  }
}

/**
 * The levels of a food by our published rule, per usual serving, after the tie-breakers:
 *
 * - T3: an amount that was not published gives no level.
 * - T7: what may never count as a source has its magnesium and potassium withheld; it is not `mixed`, having no good
 *   side to set against its sodium.
 * - T2, sodium wins: in a high-sodium food with more sodium than potassium the potassium level is withheld; with at
 *   most as much, rich is shown as source. The rule speaks of potassium, so magnesium keeps its level, but the food is
 *   `mixed` and counts for neither (`countsAsSource`).
 *
 * `withheld` stands only where the rule would otherwise give something.
 */
export function judge(food: Judged, thresholds: Thresholds): FoodLevels {
  const { magnesium, potassium, sodium } = rulings(food, thresholds)
  if (isNeverSource(food)) {
    return {
      magnesium: isGiven(magnesium) ? 'withheld' : magnesium.level,
      potassium: isGiven(potassium) ? 'withheld' : potassium.level,
      sodium: sodium.level,
      mixed: false,
    }
  }
  const sodiumWins = sodium.level === 'high' && isGiven(potassium)
  return {
    magnesium: magnesium.level,
    potassium: sodiumWins ? (hasMoreSodium(food) ? 'withheld' : 'source') : potassium.level,
    sodium: sodium.level,
    mixed: sodium.level === 'high' && (isGiven(magnesium) || isGiven(potassium)),
  }
}

/** Whether a food may be counted, praised or offered as a source of the mineral. A mixed food never is (T2). */
export function countsAsSource(levels: FoodLevels, mineral: RichMineral): boolean {
  return !levels.mixed && (levels[mineral] === 'rich' || levels[mineral] === 'source')
}

function isGiven({ level }: RichRuling): boolean {
  return level === 'rich' || level === 'source'
}

function hasMoreSodium({ amounts: { potassium, sodium } }: Judged): boolean {
  return potassium !== null && sodium !== null && sodium > potassium
}
