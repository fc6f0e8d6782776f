import { EVERYTHING, type FoodQuery } from './query'

/** A category with an address of its own: a filtered view of the foods with a line that explains it. */
export type Door = {
  readonly id: string
  readonly title: string
  /** What the filter means, whose cut-off it is. Plain text. */
  readonly explains: string
  readonly query: FoodQuery
  /** Leads to potassium, so pages leave the link out where potassium may not be encouraged. */
  readonly encouragesPotassium: boolean
  /** Claims that the explaining line leans on. */
  readonly claims: readonly string[]
}

export const DOORS: readonly Door[] = [
  {
    id: 'magnesium-rich',
    title: 'Magnesium-rich foods',
    explains:
      'A usual serving carries at least a tenth of the daily reference, and so do 100 kcal of the food; or a serving carries a fifth, and 100 kcal a twentieth. That cut-off is ours: the articles name foods for magnesium but give no figures.',
    query: { ...EVERYTHING, tag: ['magnesium-rich'], sort: 'magnesium', order: 'desc' },
    encouragesPotassium: false,
    claims: ['A69', 'B47'],
  },
  {
    id: 'potassium-rich',
    title: 'Potassium-rich foods',
    explains:
      'A usual serving carries at least a tenth of the daily reference, and so do 100 kcal of the food; or a serving carries a fifth, and 100 kcal a twentieth. That cut-off is ours: the articles name foods for potassium but give no figures.',
    query: { ...EVERYTHING, tag: ['potassium-rich'], sort: 'potassium', order: 'desc' },
    encouragesPotassium: true,
    claims: ['B48'],
  },
  {
    id: 'high-sodium',
    title: 'High-sodium foods',
    explains:
      'A usual serving carries at least a fifth of the daily limit, or the food is very salty by weight and is eaten by more than a pinch. The cut-off is ours; the article names table salt, processed foods and condiments.',
    query: { ...EVERYTHING, tag: ['high-sodium'], sort: 'sodium', order: 'desc' },
    encouragesPotassium: false,
    claims: ['A39', 'A68'],
  },
  {
    id: 'both-minerals',
    title: 'Foods rich in both minerals',
    explains:
      'Rich in magnesium and rich in potassium at once, by our cut-offs. Filters add up: a food must pass both. Foods that are only a source of one of them are not here.',
    query: { ...EVERYTHING, tag: ['magnesium-rich', 'potassium-rich'], sort: 'magnesium', order: 'desc' },
    encouragesPotassium: true,
    claims: ['B59', 'B60'],
  },
]

/** The door with this id; null where there is none. */
export function findDoor(id: string): Door | null {
  return DOORS.find((door) => door.id === id) ?? null
}
