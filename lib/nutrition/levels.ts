import type { Food, FoodFlag } from './food'
import { type RichMineral, type RichQuestion, type RichRuling, richLevel, richRule } from './rich-rule'
import { type SodiumRuling, sodiumLevel, sodiumRule } from './sodium-rule'
import type { FoodLevels, RichLevel } from './tag'
import type { Thresholds } from './thresholds'

/** What the tag rule looks at. */
export type JudgedFood = Pick<Food, 'amounts' | 'serving' | 'flags'>

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
export function rulings(food: JudgedFood, thresholds: Thresholds): Rulings {
  return {
    magnesium: richRule(asked('magnesium', food, thresholds)),
    potassium: richRule(asked('potassium', food, thresholds)),
    sodium: sodiumRule(food.amounts.sodium, food.serving, thresholds.sodium),
  }
}

function asked(mineral: RichMineral, { amounts, serving }: JudgedFood, thresholds: Thresholds): RichQuestion {
  return {
    mineral,
    per100g: amounts[mineral],
    energyKcal: amounts.energyKcal,
    servingGrams: serving.grams,
    thresholds: thresholds[mineral],
    densityFloorKcal: thresholds.densityFloorKcal,
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
export function judge(food: JudgedFood, thresholds: Thresholds): FoodLevels {
  const magnesium = richLevel(asked('magnesium', food, thresholds))
  const potassium = richLevel(asked('potassium', food, thresholds))
  const sodium = sodiumLevel(food.amounts.sodium, food.serving, thresholds.sodium)
  if (isNeverSource(food)) {
    return {
      magnesium: isGiven(magnesium) ? 'withheld' : magnesium,
      potassium: isGiven(potassium) ? 'withheld' : potassium,
      sodium,
      mixed: false,
    }
  }
  const sodiumWins = sodium === 'high' && isGiven(potassium)
  return {
    magnesium,
    potassium: sodiumWins ? (hasMoreSodium(food) ? 'withheld' : 'source') : potassium,
    sodium,
    mixed: sodium === 'high' && (isGiven(magnesium) || isGiven(potassium)),
  }
}

/** Whether a food may be counted, praised or offered as a source of the mineral. A mixed food never is (T2). */
export function countsAsSource(levels: FoodLevels, mineral: RichMineral): boolean {
  return !levels.mixed && (levels[mineral] === 'rich' || levels[mineral] === 'source')
}

function isGiven(level: RichLevel): boolean {
  return level === 'rich' || level === 'source'
}

function hasMoreSodium({ amounts: { potassium, sodium } }: JudgedFood): boolean {
  return potassium !== null && sodium !== null && sodium > potassium
}
