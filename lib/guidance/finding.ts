export type Tone = 'calm' | 'nudge' | 'affirm' | 'caution'

/** One piece of guidance, with everything needed to check it. */
export type Finding = {
  /** Rule id: S1 … P6. */
  readonly rule: string
  readonly heading: string
  /** What the article says, or an authority where `claims` is empty. Plain text. */
  readonly text: string
  /** A second sentence that only the authorities stand behind; null where there is none. */
  readonly authorityText: string | null
  readonly tone: Tone
  /** 0 is never folded; larger is less urgent. */
  readonly priority: number
  readonly claims: readonly string[]
  readonly authorities: readonly string[]
  /** Ids of the foods that caused it, in list order, each once. */
  readonly because: readonly string[]
  /** Filtered browse pages worth a look: tags and groups, for the page to turn into hrefs. */
  readonly look: readonly {
    readonly label: string
    readonly tags: readonly string[]
    readonly not: readonly string[]
    readonly groups: readonly string[]
  }[]
  /** True where any part of it speaks for eating potassium; never true behind a closed gate. */
  readonly encouragesPotassium: boolean
}
