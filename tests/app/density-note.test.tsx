import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { DensityNote } from '@/app/food/[id]/density-note'
import { thresholds } from '@/lib/content/thresholds'
import type { AmountsPer100g } from '@/lib/nutrition/amount'
import { receipts } from '@/lib/nutrition/receipts'
import { aFood } from '../fixtures/food'

/** What is said beside the potassium of 30 g. */
function said(amounts: Partial<AmountsPer100g>): string {
  const all = receipts(aFood({ serving: { grams: 30 }, amounts }), thresholds)
  return renderToStaticMarkup(<DensityNote receipts={all.filter(({ mineral }) => mineral === 'potassium')} />)
}

test('says that almonds have enough in a serving and too little for their energy', () => {
  // 733 mg in 579 kcal: 127 mg per 100 kcal, 48 under 175.
  expect(said({ potassium: 733, energyKcal: 579 })).toContain(
    'Enough in a serving, but 48 mg short of 175 mg per 100 kcal: no tag.',
  )
})

test('says nothing of a tag that is given, of too small a serving, and of what nobody measured', () => {
  expect(said({ potassium: 733, energyKcal: 100 })).toBe('')
  expect(said({ potassium: 300, energyKcal: 579 })).toBe('')
  expect(said({ potassium: null, energyKcal: 579 })).toBe('')
  expect(said({ potassium: 733, energyKcal: null })).toBe('')
})
