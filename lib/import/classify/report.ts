import type { Classification } from './classify'

/** How many foods each rule took, and how many none did; counted while the foods stream by. */
export class RuleReport {
  foods = 0
  withoutGroup = 0
  withoutRole = 0
  /** Shown per 100 g: by a rule that says so, or because none fits. */
  withoutServing = 0
  readonly #taken = {
    group: new Map<string, number>(),
    serving: new Map<string, number>(),
    flag: new Map<string, number>(),
  }

  add({ group, role, serving, decidedBy }: Classification): void {
    this.foods += 1
    if (group === null) this.withoutGroup += 1
    if (role === null) this.withoutRole += 1
    if (serving === null) this.withoutServing += 1
    const { group: byGroup, serving: byServing, flags } = decidedBy
    if (byGroup !== null) count(this.#taken.group, byGroup)
    count(this.#taken.serving, byServing)
    for (const flag of flags) count(this.#taken.flag, flag)
  }

  /** How many foods each rule of a kind took, those that took most first. */
  taken(kind: 'group' | 'serving' | 'flag'): readonly (readonly [rule: string, foods: number])[] {
    return [...this.#taken[kind]].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  }
}

function count(counts: Map<string, number>, rule: string): void {
  counts.set(rule, (counts.get(rule) ?? 0) + 1)
}
