/** The three minerals the catalogue is about, always in this order on screen. */
export const MINERALS = ['magnesium', 'potassium', 'sodium'] as const

export type Mineral = (typeof MINERALS)[number]

type MineralFacts = {
  readonly symbol: string
  readonly word: string
  /** Magnesium and potassium are eaten toward a reference; sodium runs toward a limit. */
  readonly direction: 'reference' | 'limit'
}

export const MINERAL_FACTS: Readonly<Record<Mineral, MineralFacts>> = {
  magnesium: { symbol: 'Mg', word: 'Magnesium', direction: 'reference' },
  potassium: { symbol: 'K', word: 'Potassium', direction: 'reference' },
  sodium: { symbol: 'Na', word: 'Sodium', direction: 'limit' },
}

/** One value for each mineral. */
export function eachMineral<T>(of: (mineral: Mineral) => T): Readonly<Record<Mineral, T>> {
  return { magnesium: of('magnesium'), potassium: of('potassium'), sodium: of('sodium') }
}
