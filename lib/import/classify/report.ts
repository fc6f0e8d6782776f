import type { Classification } from './classify'

/** How many foods each rule took, and how many none did. */
export type RuleCounts = {
  readonly foods: number
  readonly groups: ReadonlyMap<string, number>
  readonly servings: ReadonlyMap<string, number>
  readonly flags: ReadonlyMap<string, number>
  readonly withoutGroup: number
  readonly withoutRole: number
  /** Shown per 100 g: by a rule that says so, or because none fits. */
  readonly withoutServing: number
}

/** Counts while the foods stream by; the largest rules come first. */
export class RuleReport {
  #foods = 0
  #withoutGroup = 0
  #withoutRole = 0
  #withoutServing = 0
  readonly #groups = new Map<string, number>()
  readonly #servings = new Map<string, number>()
  readonly #flags = new Map<string, number>()

  add({ group, role, serving, decidedBy }: Classification): void {
    this.#foods += 1
    if (group === null) this.#withoutGroup += 1
    if (role === null) this.#withoutRole += 1
    if (serving === null) this.#withoutServing += 1
    if (decidedBy.group !== null) count(this.#groups, decidedBy.group)
    count(this.#servings, decidedBy.serving)
    for (const flag of decidedBy.flags) count(this.#flags, flag)
  }

  counts(): RuleCounts {
    return {
      foods: this.#foods,
      groups: descending(this.#groups),
      servings: descending(this.#servings),
      flags: descending(this.#flags),
      withoutGroup: this.#withoutGroup,
      withoutRole: this.#withoutRole,
      withoutServing: this.#withoutServing,
    }
  }
}

function count(counts: Map<string, number>, rule: string): void {
  counts.set(rule, (counts.get(rule) ?? 0) + 1)
}

function descending(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
}
