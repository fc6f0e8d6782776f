import { z } from 'zod'
import { pattern, text, wordSet } from './text'

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** How official descriptions become plain names (`data/import/name-rules.json`). Words are given in lower case. */
export const nameRulesSchema = z
  .strictObject({
    /** Remarks of the publisher in brackets that say nothing of the food. Only a description with one is looked through. */
    notes: z.array(pattern.refine(({ source }) => source.includes('\\('), 'a note stands in brackets')),
    /** Written in capitals wherever they stand. */
    capitals: wordSet,
    /** First parts that only name the shelf: nuts, spices, snacks. */
    heads: wordSet,
    /** Kinds of food that follow their own kind: cheese, cheddar reads cheddar cheese. */
    inFront: wordSet,
    /** Last words of a kind that is a name by itself: cookies, gingersnaps reads gingersnaps. */
    ownNames: wordSet,
    /** Parts that are a state or would not be understood alone: they never lead a name. */
    states: wordSet,
    /** Ways of cooking, beside which "cooked" says nothing. */
    methods: wordSet,
    /** Whole parts that go, where the name stays its own without them. */
    drop: wordSet,
    /** Whole parts, and what they read instead. */
    rewrite: z.record(text, text).transform((pairs): ReadonlyMap<string, string> => new Map(Object.entries(pairs))),
    /** What is put in other words inside a part. Tried as one first, in which the groups have other numbers. */
    patterns: z.array(
      z.strictObject({
        from: pattern.refine(({ source }) => !/\\[1-9k]|\(\?</.test(source), 'a pattern may not refer to its groups'),
        to: z.string(),
      }),
    ),
  })
  .transform((rules) => ({
    ...rules,
    /** Finds a name that may hold any of the capitals. */
    anyCapital: new RegExp(`(?<![a-z])(?:${[...rules.capitals].map(literally).join('|')})(?![a-z])`, 'i'),
    /** Finds a part that any of the patterns fits. */
    anyPattern: new RegExp(rules.patterns.map(({ from }) => `(?:${from.source})`).join('|')),
  }))

export type NameRules = Readonly<z.infer<typeof nameRulesSchema>>
