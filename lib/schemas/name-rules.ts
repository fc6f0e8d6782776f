/** How official descriptions become plain names (`data/import/name-rules.json`). Words are given in lower case. */
export type NameRules = {
  /** Remarks of the publisher in brackets that say nothing of the food. */
  readonly notes: readonly RegExp[]
  /** Written in capitals wherever they stand. */
  readonly capitals: ReadonlySet<string>
  /** Finds a name that may hold any of them. */
  readonly anyCapital: RegExp
  /** First parts that only name the shelf: nuts, spices, snacks. */
  readonly heads: ReadonlySet<string>
  /** Kinds of food that follow their own kind: cheese, cheddar reads cheddar cheese. */
  readonly inFront: ReadonlySet<string>
  /** Last words of a kind that is a name by itself: cookies, gingersnaps reads gingersnaps. */
  readonly ownNames: ReadonlySet<string>
  /** Parts that are a state or would not be understood alone: they never lead a name. */
  readonly states: ReadonlySet<string>
  /** Ways of cooking, beside which "cooked" says nothing. */
  readonly methods: ReadonlySet<string>
  /** Whole parts that go, where the name stays its own without them. */
  readonly drop: ReadonlySet<string>
  /** Whole parts, and what they read instead. */
  readonly rewrite: ReadonlyMap<string, string>
  /** What is put in other words inside a part. */
  readonly patterns: readonly { readonly from: RegExp; readonly to: string }[]
  /** Finds a part that any of the patterns fits. */
  readonly anyPattern: RegExp
}
