import { MAX_COMPARED } from '@/lib/catalogue/compare'
import { BASES, type Basis } from '@/lib/nutrition/basis'

export type ComparisonChoice = {
  /** Ids asked for, each once, at most six. */
  readonly ids: readonly string[]
  /** Ids beyond the sixth. */
  readonly beyond: readonly string[]
  readonly basis: Basis
  /** Words typed to find a food to add; empty where none. */
  readonly q: string
}

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

const MOST_IDS = 50

function all(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** Reads which foods to set side by side out of an address. */
export function comparisonChoice(params: SearchParams): ComparisonChoice {
  const asked = all(params.food)
    .map((id) => id.trim())
    .filter((id) => id !== '')
  const ids = [...new Set(asked)].slice(0, MOST_IDS)
  const [basis] = all(params.basis)
  const [q = ''] = all(params.q)
  return {
    ids: ids.slice(0, MAX_COMPARED),
    beyond: ids.slice(MAX_COMPARED),
    basis: BASES.find((one) => one === basis) ?? 'serving',
    q: q.trim().slice(0, 200),
  }
}

/** The address of a comparison on a basis. */
export function withBasis(address: string, basis: Basis): string {
  if (basis === 'serving') return address
  return `${address}${address.includes('?') ? '&' : '?'}basis=${basis}`
}
