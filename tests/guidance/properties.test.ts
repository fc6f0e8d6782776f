import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { authoritiesById } from '@/lib/content/authorities'
import { claimsById } from '@/lib/content/claims'
import { guidance } from '@/lib/content/guidance'
import { type Assessment, assess } from '@/lib/guidance/assess'
import { CONTEXTS, type Context, mayEncouragePotassium } from '@/lib/guidance/context'
import type { Finding } from '@/lib/guidance/finding'
import type { ListItem } from '@/lib/nutrition/list-item'
import { ALL_FOODS } from '../fixtures/guidance-foods'

vi.setConfig({ testTimeout: 60_000 })

const ALL_CONTEXTS: readonly ReadonlySet<Context>[] = Array.from(
  { length: 2 ** CONTEXTS.length },
  (_, bits) => new Set(CONTEXTS.filter((_, index) => (bits >> index) & 1)),
)

const item: fc.Arbitrary<ListItem> = fc.record({
  food: fc.constantFrom(...ALL_FOODS),
  grams: fc.integer({ min: 1, max: 400 }),
})
const list = fc.array(item, { maxLength: 20 })
const scope = fc.constantFrom('meal' as const, 'day' as const)
const context = fc.constantFrom(...ALL_CONTEXTS)

const all = ({ findings, folded }: Assessment): readonly Finding[] => [...findings, ...folded]
const words = ({ heading, text, authorityText }: Finding) => `${heading}. ${text} ${authorityText ?? ''}`

/** Every sentence that speaks well of potassium, wherever it may come from. */
const ENCOURAGES = [
  /potassium-rich|rich in (?:magnesium and )?potassium/i,
  /(?:more|much|plenty of|enough|favours?|eat|add|get|need) (?:magnesium and )?potassium/i,
  /foods? (?:rich|high) in[^.]*potassium/i,
  /sources? of (?:magnesium and (?:of )?)?potassium/i,
  /potassium sources?/i,
  /(?:low|short) (?:in|of|on) (?:magnesium and )?potassium|low potassium/i,
  /run(?:ning)? down magnesium and potassium/i,
  /both (?:is|are) the key|plenty of both/i,
  /banana|orange|potato|tomato|dried fruit|avocado/i,
]

/** Only with one of these words may a sentence name potassium at all then. */
const CAUTION =
  /\b(?:ask|raises?|waste|nothing here speaks|lower in potassium|salt substitutes?|are not for|comes with potassium)\b/i

function saidTo(items: readonly ListItem[], scope: 'meal' | 'day', contexts: typeof ALL_CONTEXTS): readonly Finding[] {
  return contexts.flatMap((context) => all(assess({ items, scope, context }, guidance())))
}

/** What is said, without the names of the foods in the list. */
function ourWords(finding: Finding, items: readonly ListItem[]): string {
  return items.reduce((text, { food }) => text.replaceAll(food.name, ''), words(finding))
}

const NEVER = [
  /excellent source/i,
  /you (?:are|may be|might be|have a) (?:magnesium |potassium )?deficien/i,
  /you are at risk/i,
  /magnesium (?:\w+ )?(?:lowers?|cancels?|flush(?:es)?|removes?|offsets?|counteracts?|neutralises?) (?:\w+ )?(?:sodium|salt)/i,
  /\b(?:score|grade)\b/i,
  /\{\w+\}|undefined|NaN|Infinity|null/,
]

describe('every finding for any list, under all 256 combinations of ticks', () => {
  test('keeps to what may be said', () => {
    fc.assert(
      fc.property(list, scope, (items, scope) => {
        for (const text of new Set(saidTo(items, scope, ALL_CONTEXTS).map(words))) {
          for (const pattern of NEVER) expect(text).not.toMatch(pattern)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('does not speak for potassium behind a closed gate or with diuretics', () => {
    const hushed = ALL_CONTEXTS.filter((context) => !mayEncouragePotassium(context))
    fc.assert(
      fc.property(list, scope, (items, scope) => {
        const findings = saidTo(items, scope, hushed)
        expect(findings.filter(({ encouragesPotassium }) => encouragesPotassium)).toEqual([])
        for (const text of new Set(findings.map((finding) => ourWords(finding, items)))) {
          for (const pattern of ENCOURAGES) expect(text).not.toMatch(pattern)
          const named = text.split(/(?<=[.:])\s+/).filter((sentence) => /potassium/i.test(sentence))
          expect(named.filter((sentence) => !CAUTION.test(sentence))).toEqual([])
        }
        for (const { tags, not } of new Set(findings.flatMap(({ look }) => look))) {
          expect(tags.filter((tag) => tag.includes('potassium'))).toEqual([])
          expect(not).toEqual(expect.arrayContaining(['potassium-rich', 'potassium-source', 'document-potassium']))
        }
      }),
      { numRuns: 40 },
    )
  })

  test('marks with encouragesPotassium whatever does', () => {
    const unmarked = guidance().rules.flatMap(({ id, says }) =>
      says
        .filter(
          ({ encouragesPotassium, look }) =>
            !encouragesPotassium && look.some(({ tags }) => tags.includes('potassium-rich')),
        )
        .map(() => id),
    )
    expect(unmarked).toEqual([])
  })

  test('has claims or authorities, all of which resolve, and an authority for every authority sentence', () => {
    fc.assert(
      fc.property(list, scope, context, (items, scope, context) => {
        for (const { claims, authorities, authorityText, rule } of all(assess({ items, scope, context }, guidance()))) {
          expect(claims.length + authorities.length, rule).toBeGreaterThan(0)
          expect(claims.every((id) => claimsById().has(id))).toBe(true)
          expect(authorities.every((id) => authoritiesById().has(id))).toBe(true)
          if (authorityText !== null) expect(authorities.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  test('names only foods of the list, each once', () => {
    fc.assert(
      fc.property(list, scope, context, (items, scope, context) => {
        const ids = new Set(items.map(({ food }) => food.id))
        for (const { because } of all(assess({ items, scope, context }, guidance()))) {
          expect(new Set(because).size).toBe(because.length)
          expect(because.every((id) => ids.has(id))).toBe(true)
        }
      }),
    )
  })

  test('shows every rule at most once, never folds priority 0, and keeps to the number of each kind', () => {
    fc.assert(
      fc.property(list, scope, context, (items, scope, context) => {
        const assessment = assess({ items, scope, context }, guidance())
        const ids = all(assessment).map(({ rule }) => rule)
        expect(new Set(ids).size).toBe(ids.length)
        expect(assessment.folded.every(({ priority }) => priority > 0)).toBe(true)
        const priorities = assessment.findings.map(({ priority }) => priority)
        expect(priorities).toEqual([...priorities].sort((a, b) => a - b))
        for (const kind of ['context', 'composition', 'positive'] as const) {
          const ofKind = new Set(
            guidance()
              .rules.filter((rule) => rule.kind === kind)
              .map(({ id }) => id),
          )
          expect(assessment.findings.filter(({ rule }) => ofKind.has(rule)).length).toBeLessThanOrEqual(
            guidance().shown[kind],
          )
        }
      }),
    )
  })

  test('never brings up symptoms or clinical treatment from a list', () => {
    const clinical = new Set(['B08', 'B15', 'B26', 'B27', 'B28', 'B36', 'B37', 'B38', 'B39', 'B44', 'B58'])
    fc.assert(
      fc.property(list, scope, context, (items, scope, context) => {
        const cited = all(assess({ items, scope, context }, guidance())).flatMap(({ claims }) => claims)
        expect(cited.filter((id) => clinical.has(id))).toEqual([])
      }),
    )
  })
})

describe('the same list', () => {
  test('gives the same guidance again', () => {
    fc.assert(
      fc.property(list, scope, context, (items, scope, context) => {
        expect(assess({ items, scope, context }, guidance())).toEqual(assess({ items, scope, context }, guidance()))
      }),
    )
  })

  test('in another order gives the same findings in the same words', () => {
    const shuffled = list.chain((items) =>
      fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
    )
    fc.assert(
      fc.property(shuffled, scope, context, ([items, other], scope, context) => {
        const said = (items: readonly ListItem[]) => {
          const { findings, folded } = assess({ items, scope, context }, guidance())
          return [findings, folded].map((part) =>
            part.map((finding) => ({ ...finding, because: [...finding.because].sort() })),
          )
        }
        expect(said(other)).toEqual(said(items))
      }),
    )
  })

  test('with a food split between two meals gives the same findings', () => {
    const known = list.map((items) =>
      items.filter(({ food }) => Object.values(food.amounts).every((mg) => mg !== null)),
    )
    fc.assert(
      fc.property(known, scope, context, (items, scope, context) => {
        const split = items.flatMap(({ food, grams }) => [
          { food, grams: grams / 2 },
          { food, grams: grams / 2 },
        ])
        const rules = (items: readonly ListItem[]) =>
          all(assess({ items, scope, context }, guidance())).map(({ rule }) => rule)
        expect(rules(split)).toEqual(rules(items))
      }),
    )
  })
})

test('takes about a millisecond at most for twenty items', () => {
  const items = Array.from({ length: 20 }, (_, index) => {
    const food = ALL_FOODS[index % ALL_FOODS.length]
    if (food === undefined) throw new Error('no food')
    return { food: { ...food, id: `${food.id}-${index}` }, grams: food.servingGrams }
  })
  const input = { items, scope: 'day' as const, context: new Set<Context>() }
  for (let warm = 0; warm < 200; warm += 1) assess(input, guidance())
  const times = Array.from({ length: 101 }, () => {
    const start = performance.now()
    assess(input, guidance())
    return performance.now() - start
  }).sort((a, b) => a - b)
  expect(times[50]).toBeLessThan(1)
})
