import type Database from 'better-sqlite3'
import type { Catalogue } from '../content/catalogue-files'
import type { StoredRelease } from '../db/releases'
import { type SourceFoodFinder, sourceFoodFinder, sourceFoods } from '../db/source-foods'
import { importedFood, importedId, type NamingAndSorting } from '../import/catalogue-food'
import type { SourceFood } from '../import/source-food'
import type { Amount, AmountsPer100g } from '../nutrition/amount'
import type { Food } from '../nutrition/food'
import type { Receipt } from '../nutrition/receipt'
import { receipts } from '../nutrition/receipts'
import type { MeasuredTag } from '../nutrition/tag'
import { hasNdbNumbers } from '../schemas/source-datasets'
import { receiptWords } from './receipt-words'

export type ChangedAmount = {
  readonly figure: keyof AmountsPer100g
  readonly before: Amount
  readonly after: Amount
}

export type ChangedTag = {
  readonly tag: MeasuredTag
  readonly change: 'gained' | 'lost'
  readonly why: string
}

/** One food that differs between two releases. */
export type ReleaseDifference =
  | { readonly kind: 'added' | 'withdrawn'; readonly record: string; readonly description: string }
  | {
      readonly kind: 'changed'
      readonly record: string
      /** Its record before, where the release renumbered it. */
      readonly recordBefore: string
      readonly description: string
      readonly descriptionBefore: string
      readonly amounts: readonly ChangedAmount[]
      readonly tags: readonly ChangedTag[]
    }

/** What two releases say of the same foods, one difference at a time; a food is the same by its stable key or record. */
export function* differences(
  db: Database.Database,
  before: StoredRelease,
  after: StoredRelease,
  catalogue: Catalogue,
  making: NamingAndSorting,
): Generator<ReleaseDifference> {
  const judged = judgedBy(catalogue, making)
  const [inBefore, inAfter] = [sourceFoodFinder(db, before.id), sourceFoodFinder(db, after.id)]
  for (const food of sourceFoods(db, after.id)) {
    const old = same(inBefore, food)
    if (old === null) yield { kind: 'added', record: food.record, description: food.description }
    else {
      const amounts = changedAmounts(old.amounts, food.amounts)
      const tags = changedTags(judged(old, before.release), judged(food, after.release))
      const renamed = old.description !== food.description || old.record !== food.record
      if (amounts.length === 0 && tags.length === 0 && !renamed) continue
      yield {
        kind: 'changed',
        record: food.record,
        recordBefore: old.record,
        description: food.description,
        descriptionBefore: old.description,
        amounts,
        tags,
      }
    }
  }
  for (const old of sourceFoods(db, before.id)) {
    if (same(inAfter, old) === null) {
      yield { kind: 'withdrawn', record: old.record, description: old.description }
    }
  }
}

function same(finder: SourceFoodFinder, { record, stableKey }: SourceFood): SourceFood | null {
  return finder.byRecord(record) ?? (stableKey === null ? null : (finder.byStableKey(stableKey)[0] ?? null))
}

const FIGURES = ['magnesium', 'potassium', 'sodium', 'energyKcal'] as const

function changedAmounts(before: AmountsPer100g, after: AmountsPer100g): readonly ChangedAmount[] {
  return FIGURES.flatMap((figure) =>
    before[figure] === after[figure] ? [] : [{ figure, before: before[figure], after: after[figure] }],
  )
}

/** Receipts of a published food: with our serving and flags where it is one of ours, else with those our rules give. */
function judgedBy({ foods, reference }: Catalogue, making: NamingAndSorting) {
  const ours = new Map<string, Food>()
  for (const food of foods) {
    ours.set(food.source.record, food)
    const key = reference.ndbNumbers.get(food.source.record)
    if (key !== undefined) ours.set(`key ${key}`, food)
  }
  return (source: SourceFood, release: string): readonly Receipt[] => {
    const shared = hasNdbNumbers(source.dataset)
    const own = shared ? (ours.get(`key ${source.stableKey}`) ?? ours.get(source.record)) : undefined
    const made = own ?? importedFood(source, release, importedId(source), making).food
    const food: Food = {
      ...made,
      amounts: source.amounts,
      source: { id: source.dataset, release, record: source.record },
    }
    return receipts(food, reference.thresholds)
  }
}

function changedTags(before: readonly Receipt[], after: readonly Receipt[]): readonly ChangedTag[] {
  return after.flatMap((receipt) => {
    const old = before.find(({ tag }) => tag === receipt.tag)
    if (old === undefined || (old.verdict === 'given') === (receipt.verdict === 'given')) return []
    const change = receipt.verdict === 'given' ? 'gained' : 'lost'
    return [{ tag: receipt.tag, change, why: `${receiptWords(old)}; now ${receiptWords(receipt)}` }]
  })
}
