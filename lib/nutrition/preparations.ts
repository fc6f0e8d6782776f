import type { Amount } from './amount'
import { type AmountDifference, difference, differenceWords } from './amount-difference'
import type { Food } from './food'
import { inSentence } from './format'
import { eachMineral, MINERAL_FACTS, MINERALS, type Mineral } from './mineral'
import { dailyMg, type Thresholds } from './thresholds'

/** One way a food is prepared, set against the first of its family. Everything is per 100 g. */
export type Preparation = {
  readonly food: Food
  /** The one the others are compared with. */
  readonly isBase: boolean
  readonly amounts: Readonly<Record<Mineral, Amount>>
  readonly differences: Readonly<Record<Mineral, AmountDifference>>
}

/**
 * The preparations of a family per 100 g, so that like stands beside like, each against the first: the order of
 * `CatalogueReader.family`, which is raw first. A figure that is unknown on either side makes its difference unknown.
 */
export function comparePreparations(family: readonly Food[], thresholds: Thresholds): readonly Preparation[] {
  const [base] = family
  if (!base) return []
  return family.map((food) => ({
    food,
    isBase: food === base,
    amounts: food.amounts,
    differences: eachMineral((mineral) =>
      difference(base.amounts[mineral], food.amounts[mineral], dailyMg(mineral, thresholds)),
    ),
  }))
}

/**
 * What a preparation changes, in words that follow "Weight for weight, it has": `about the same magnesium, somewhat
 * less potassium and about 4 times as much sodium`. Minerals that cannot be compared are said last.
 */
export function preparationWords({ differences }: Preparation): string {
  const word = (mineral: Mineral) => MINERAL_FACTS[mineral].word.toLowerCase()
  const known = MINERALS.filter((mineral) => differences[mineral].kind !== 'unknown')
  const unknown = MINERALS.filter((mineral) => differences[mineral].kind === 'unknown')
  const said = inSentence(known.map((mineral) => `${differenceWords(differences[mineral])} ${word(mineral)}`))
  if (unknown.length === 0) return said
  const missing = `${inSentence(unknown.map(word))} cannot be compared`
  return said === '' ? missing : `${said}; ${missing}`
}
