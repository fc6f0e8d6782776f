import type { Food } from '@/lib/nutrition/food'

/** USDA SR Legacy 168462. */
export const spinach: Food = {
  id: 'spinach-raw',
  name: 'Spinach, raw',
  aliases: ['palak'],
  group: 'leafy-greens',
  role: 'side',
  family: 'spinach',
  preparation: 'Raw',
  prominence: 1,
  source: { id: 'usda-sr-legacy', release: '2018-04', record: '168462' },
  serving: { label: 'about 3 cups', grams: 85, category: 'vegetables', state: 'food' },
  portions: [
    { label: '1 cup', grams: 30 },
    { label: '1 leaf', grams: 10 },
  ],
  amounts: { magnesium: 79, potassium: 558, sodium: 79, energyKcal: 23 },
  named: [
    { namedSource: 'spinach', mineral: 'magnesium', claims: ['B59'] },
    { namedSource: 'leafy-greens', mineral: 'magnesium', claims: ['A38', 'B47'] },
    { namedSource: 'spinach', mineral: 'potassium', claims: ['B59'] },
  ],
  flags: [],
}
