import { expect, test } from 'vitest'
import { picksPotassium } from '@/app/foods/potassium-note'
import { EVERYTHING } from '@/lib/catalogue/query'

test('foods are picked for potassium by a tag for it, or by the most of it first', () => {
  expect(picksPotassium({ ...EVERYTHING, tag: ['low-sodium', 'potassium-source'] })).toBe(true)
  expect(picksPotassium({ ...EVERYTHING, tag: ['document-potassium'] })).toBe(true)
  expect(picksPotassium({ ...EVERYTHING, sort: 'potassium-sodium', order: 'desc' })).toBe(true)
})

test('nobody is warned of foods picked for something else, or with the least potassium first', () => {
  expect(picksPotassium(EVERYTHING)).toBe(false)
  expect(picksPotassium({ ...EVERYTHING, tag: ['magnesium-rich'], not: ['potassium-rich'] })).toBe(false)
  expect(picksPotassium({ ...EVERYTHING, sort: 'potassium', order: 'asc' })).toBe(false)
})
