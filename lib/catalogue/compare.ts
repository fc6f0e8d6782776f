import type { Amount } from '../nutrition/amount'
import { type AmountDifference, difference, differenceWords } from '../nutrition/amount-difference'
import type { Basis } from '../nutrition/basis'
import { amountOn } from '../nutrition/basis'
import type { Food } from '../nutrition/food'
import { formatMg } from '../nutrition/format'
import { MINERAL_FACTS, MINERALS, type Mineral } from '../nutrition/mineral'
import { dailyMg, type Thresholds } from '../nutrition/thresholds'

export const MAX_COMPARED = 6

/** From a tenth of the daily reference or limit a difference is large, from a twentieth it is a step, under that little. */
export const LARGE_SHARE = 0.1
const STEP_SHARE = 0.05

export type ComparedAmount = {
  readonly food: Food
  readonly amount: Amount
  /** At least `LARGE_SHARE` of the reference or limit above the lowest. */
  readonly standsOut: boolean
  /** mg less than the food with the most; null where unknown. */
  readonly belowMost: Amount
}

export type MineralComparison = {
  readonly mineral: Mineral
  readonly amounts: readonly ComparedAmount[]
  /** The range over the daily reference or limit, which makes minerals comparable; null with fewer than two known. */
  readonly share: number | null
  readonly size: 'large' | 'step' | 'little' | 'unknown'
  /** What differs, as a sentence with its basis; says which foods are not measured. */
  readonly sentence: string
}

export type Comparison = {
  readonly basis: Basis
  readonly foods: readonly Food[]
  /** In the order of the minerals. */
  readonly minerals: readonly MineralComparison[]
  /** The same, what differs most first. */
  readonly byDifference: readonly MineralComparison[]
}

const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  serving: 'a serving',
  '100g': 'per 100 g',
  '100kcal': 'per 100 kcal',
}

/** Compares the first six of the foods on one basis. */
export function compareFoods(foods: readonly Food[], basis: Basis, thresholds: Thresholds): Comparison {
  const compared = foods.slice(0, MAX_COMPARED)
  const minerals = MINERALS.map((mineral) => compareMineral(compared, mineral, basis, dailyMg(mineral, thresholds)))
  const byDifference = minerals.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1))
  return { basis, foods: compared, minerals, byDifference }
}

type Known = { readonly food: Food; readonly amount: number }

function compareMineral(foods: readonly Food[], mineral: Mineral, basis: Basis, daily: number): MineralComparison {
  const measured = foods.map((food) => ({ food, amount: amountOn(basis, food, mineral) }))
  const known = measured.filter((one): one is Known => one.amount !== null).toSorted((a, b) => b.amount - a.amount)
  const unknown = measured.filter(({ amount }) => amount === null).map(({ food }) => food)
  const [most] = known
  const least = known.at(-1)
  const comparable = most !== undefined && least !== undefined && known.length > 1
  const share = comparable ? (most.amount - least.amount) / daily : null
  return {
    mineral,
    amounts: measured.map(({ food, amount }) => ({
      food,
      amount,
      standsOut: amount !== null && comparable && amount - least.amount >= LARGE_SHARE * daily,
      belowMost: amount === null || !most ? null : most.amount - amount,
    })),
    share,
    size: sizeOf(share),
    sentence: [
      ...(comparable ? [differenceSentence(mineral, most, least, basis, daily)] : []),
      ...unknownSentences(mineral, unknown),
    ].join(' '),
  }
}

function sizeOf(share: number | null): MineralComparison['size'] {
  if (share === null) return 'unknown'
  if (share >= LARGE_SHARE) return 'large'
  return share >= STEP_SHARE ? 'step' : 'little'
}

function differenceSentence(mineral: Mineral, most: Known, least: Known, basis: Basis, daily: number): string {
  const word = MINERAL_FACTS[mineral].word
  const between = difference(least.amount, most.amount, daily)
  if (sizeOf((most.amount - least.amount) / daily) === 'little' || between.kind === 'similar') {
    return `${word} differs little: from ${formatMg(least.amount)} to ${formatMg(most.amount)} ${BASIS_WORDS[basis]}.`
  }
  return `${most.food.name}: ${comparative(between, word.toLowerCase())} ${least.food.name} (${formatMg(most.amount)} against ${formatMg(least.amount)} ${BASIS_WORDS[basis]}).`
}

/** `about 4 times as much sodium as`, `somewhat more sodium than`. */
function comparative(between: AmountDifference, word: string): string {
  return `${differenceWords(between)} ${word} ${between.kind === 'times' ? 'as' : 'than'}`
}

/** Which foods were left out of the comparison, and why. */
function unknownSentences(mineral: Mineral, foods: readonly Food[]): readonly string[] {
  const word = MINERAL_FACTS[mineral].word
  const names = (some: readonly Food[]) => some.map(({ name }) => name).join('; ')
  const unmeasured = foods.filter(({ amounts }) => amounts[mineral] === null)
  const withoutEnergy = foods.filter(({ amounts }) => amounts[mineral] !== null)
  return [
    ...(unmeasured.length > 0 ? [`${word} is not measured in: ${names(unmeasured)}.`] : []),
    ...(withoutEnergy.length > 0 ? [`Too little energy, or none measured, to compare: ${names(withoutEnergy)}.`] : []),
  ]
}
