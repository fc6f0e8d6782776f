import { describe, expect, test } from 'vitest'
import { guidance } from '@/lib/content/guidance'
import { type AssessmentInput, assess } from '@/lib/guidance/assess'
import type { Context } from '@/lib/guidance/context'
import type { ListItem } from '@/lib/nutrition/list-item'
import {
  almonds,
  apple,
  banana,
  chia,
  food,
  goji,
  hamSandwich,
  kale,
  pickles,
  ramen,
  saltedNuts,
  saltSubstitute,
  serve,
  soda,
  spinach,
  supplement,
  ticks,
} from '../fixtures/guidance-foods'

type Case = Partial<Omit<AssessmentInput, 'context'>> & { readonly ticks?: readonly Context[] }

function run({ items = [], scope = 'meal', ticks: ticked = [] }: Case) {
  return assess({ items, scope, context: ticks(...ticked) }, guidance())
}

function said(given: Case) {
  const { findings, folded } = run(given)
  return [...findings, ...folded]
}

const rules = (given: Case) => said(given).map(({ rule }) => rule)

function finding(rule: string, given: Case) {
  const found = said(given).find((candidate) => candidate.rule === rule)
  if (found === undefined) throw new Error(`${rule} was not said`)
  return found
}

const items = (...list: ListItem[]) => list
const salty = items(serve(ramen), serve(pickles))
const plantGroups = ['fruit', 'vegetables', 'nuts', 'seeds', 'legumes'].map((group) => serve(food(group, { group })))
const sodium = (mg: number) => items(serve(food('salty', { servingGrams: 100, amounts: { sodium: mg } })))
const magnesium = (mg: number) => items(serve(food('rich', { servingGrams: 100, amounts: { magnesium: mg } })))

/** Rule, a list where it speaks, and a near miss where it does not. */
const CASES: readonly (readonly [string, Case, Case])[] = [
  ['S2', { ticks: ['kidney'] }, { ticks: ['diuretics'] }],
  ['S3', { ticks: ['diuretics'] }, { ticks: ['kidney'] }],
  ['S4', { items: items(serve(saltSubstitute, 0.1)) }, { items: items(serve(soda)) }],
  ['S4', { items: items(serve(supplement)) }, { items: [] }],
  ['P6', { ticks: ['potassium-raising-medicine'] }, { ticks: ['kidney'] }],
  ['P1', { ticks: ['high-blood-pressure'] }, { ticks: ['exercise'] }],
  ['P2', { ticks: ['exercise'] }, { ticks: ['alcohol'] }],
  ['P3', { ticks: ['type-2-diabetes'] }, { ticks: ['digestive'] }],
  ['P4', { ticks: ['digestive'] }, { ticks: ['type-2-diabetes'] }],
  ['P5', { ticks: ['alcohol'] }, { ticks: ['exercise'] }],
  ['C1', { items: salty }, { items: [...salty, serve(chia)] }],
  ['C1', { items: items(serve(ramen, 2)) }, { items: items(serve(ramen)) }],
  ['C1', { items: items(serve(ramen), serve(saltedNuts)) }, { items: items(serve(pickles), serve(almonds)) }],
  ['C2', { items: salty, ticks: ['high-blood-pressure'] }, { items: salty }],
  ['C3', { items: items(serve(ramen), serve(chia)) }, { items: items(serve(ramen), serve(chia, 0.4)) }],
  ['C4', { items: [...salty, serve(hamSandwich)] }, { items: [...salty, serve(apple, 3)] }],
  ['C4', { items: [...salty, serve(apple, 2)] }, { items: items(serve(ramen)) }],
  ['C5', { items: items(serve(ramen)) }, { items: salty }],
  ['C6', { items: items(serve(apple)) }, { items: items(serve(apple), serve(ramen)) }],
  ['C6', { items: items(serve(apple), serve(goji)) }, { items: items(serve(goji)) }],
  ['C7', { items: items(serve(banana)) }, { items: items(serve(banana), serve(almonds)) }],
  ['C8', { items: items(serve(chia)) }, { items: items(serve(chia), serve(banana)) }],
  ['C9', { items: items(serve(chia), serve(banana)) }, { items: items(serve(chia), serve(banana), serve(ramen)) }],
  ['C10', { items: items(serve(spinach)) }, { items: items(serve(chia), serve(banana)) }],
  ['C11', { items: items(serve(apple)), scope: 'day' }, { items: items(serve(apple)) }],
  ['C11', { items: items(serve(apple)), scope: 'day' }, { items: items(serve(kale)), scope: 'day' }],
  ['C12', { items: plantGroups }, { items: plantGroups.slice(1) }],
  ['C13', { items: items(serve(apple)) }, { items: items(serve(apple), serve(ramen, 0.1)) }],
  ['C13', { items: items(serve(apple)) }, { items: items(serve(goji)) }],
  ['C14', { items: items(serve(kale)) }, { items: items(serve(spinach)) }],
  ['N1', { items: sodium(2301), scope: 'day' }, { items: sodium(2300), scope: 'day' }],
  ['N1', { items: sodium(2301), scope: 'day' }, { items: sodium(2301) }],
  ['N2', { items: sodium(771) }, { items: sodium(770) }],
  ['N2', { items: sodium(771) }, { items: sodium(771), scope: 'day' }],
  ['N3', { items: magnesium(420), scope: 'day' }, { items: magnesium(419), scope: 'day' }],
  ['N3', { items: magnesium(420), scope: 'day' }, { items: magnesium(420) }],
  ['N4', { items: items(serve(apple)) }, { items: items(serve(apple), serve(goji)) }],
]

describe('each rule', () => {
  test.each(CASES)('%s speaks where it holds, and not in a near miss (%#)', (rule, holds, misses) => {
    expect(rules(holds)).toContain(rule)
    expect(rules(misses)).not.toContain(rule)
  })

  test('has a case here, but for S1, which always speaks, and S5 and N5, which no list brings up', () => {
    const covered = new Set(['S1', 'S5', 'N5', ...CASES.map(([rule]) => rule)])
    expect(guidance().rules.map(({ id }) => id)).toSatisfy((ids: string[]) => ids.every((id) => covered.has(id)))
    expect(rules({})).toEqual(['S1'])
  })
})

describe('what it says', () => {
  test('names the foods behind it, each once and in list order', () => {
    expect(finding('C1', { items: [serve(pickles), serve(ramen), serve(pickles)] }).because).toEqual([
      'pickles',
      'ramen',
    ])
  })

  test('names what brings most sodium, most first', () => {
    const { heading, text } = finding('C4', { items: [...salty, serve(hamSandwich), serve(soda)] })
    expect(heading).toBe('Three foods bring 99% of the known sodium')
    expect(text).toContain('Ramen (798 mg); Ham sandwich (739 mg); Pickles (243 mg).')
  })

  test('gives a sum with what it covers, and as salt', () => {
    const { text } = finding('N2', {
      items: [...salty, serve(food('secret', { amounts: { sodium: null }, levels: { sodium: 'unknown' } }))],
    })
    expect(text).toContain('at least 1,040 mg, 2.6 g as salt.')
    expect(text).toContain('Sodium is known for 2 of 3 items.')
  })

  test('does not compare a day that is known for less than four fifths', () => {
    const secret = (id: string) => serve(food(id, { amounts: { sodium: null }, levels: { sodium: 'unknown' } }))
    expect(rules({ items: [...sodium(2400), secret('a')], scope: 'day' })).not.toContain('N1')
  })

  test('tells the measured amount of a food that an article names, with the claim that names it', () => {
    const { text, claims } = finding('C14', { items: [serve(kale), serve(almonds)] })
    expect(text).toContain('Almonds (220 mg of potassium in a usual serving); Kale, raw (40 mg of magnesium')
    expect(claims).toEqual(['B59'])
  })

  test('says in which band the sodium to potassium ratio is', () => {
    const ratio = (na: number) =>
      finding('N4', { items: items(serve(food('x', { servingGrams: 100, amounts: { sodium: na, potassium: 391 } }))) })
    expect(ratio(230).authorityText).toContain('no further toward sodium')
    expect(ratio(231).authorityText).toContain('up to twice')
    expect(ratio(460).authorityText).toContain('up to twice')
    expect(ratio(461).authorityText).toContain('more than twice')
    expect(ratio(345).heading).toBe('Sodium to potassium 1.5 to 1')
    const water = food('water', { amounts: { sodium: 5, potassium: 0 } })
    expect(rules({ items: items(serve(water)) })).not.toContain('N4')
  })

  test('does not offer dried fruit to somebody with type 2 diabetes', () => {
    expect(finding('C8', { items: items(serve(chia)) }).text).toContain('dried fruit')
    expect(finding('C8', { items: items(serve(chia)), ticks: ['type-2-diabetes'] }).text).not.toContain('dried fruit')
  })

  test('rests on the article for supplements and on WHO for salt substitutes', () => {
    expect(finding('S4', { items: items(serve(supplement)) })).toMatchObject({
      claims: ['B51', 'B66'],
      authorities: [],
    })
    expect(finding('S4', { items: items(serve(saltSubstitute)) })).toMatchObject({
      claims: [],
      authorities: ['who-salt-substitutes'],
    })
    expect(finding('S4', { items: items(serve(saltSubstitute), serve(supplement)) }).authorityText).toContain(
      'chloride',
    )
  })
})

describe('suppression', () => {
  test('lets C2 take the place of C1', () => {
    expect(rules({ items: salty, ticks: ['high-blood-pressure'] })).not.toContain('C1')
  })

  test.each([[[]], [['high-blood-pressure' as const]]])('folds C4 where C1 or C2 speaks', (ticked) => {
    const { findings, folded } = run({ items: salty, ticks: ticked })
    expect(findings.map(({ rule }) => rule)).not.toContain('C4')
    expect(folded.map(({ rule }) => rule)).toContain('C4')
  })

  test('has no C6, C7 or C8 beside C9', () => {
    const spoken = rules({ items: items(serve(chia), serve(banana)) })
    expect(spoken).toContain('C9')
    expect(spoken.filter((rule) => ['C6', 'C7', 'C8'].includes(rule))).toEqual([])
  })

  test.each(['kidney', 'potassium-raising-medicine', 'diuretics'] as const)('drops C8 and N4 with %s', (tick) => {
    const open = { items: items(serve(chia)) }
    expect(rules(open)).toEqual(expect.arrayContaining(['C8', 'N4']))
    expect(rules({ ...open, ticks: [tick] })).not.toContain('C8')
    expect(rules({ ...open, ticks: [tick] })).not.toContain('N4')
  })

  test.each(['kidney', 'potassium-raising-medicine', 'diuretics'] as const)(
    'keeps C7, C9 and C10 with %s, without their potassium half',
    (tick) => {
      const c7 = { items: items(serve(banana)) }
      const both = { items: items(serve(spinach)) }
      for (const [rule, given] of [
        ['C7', c7],
        ['C9', both],
        ['C10', both],
      ] as const) {
        expect(finding(rule, given).encouragesPotassium).toBe(true)
        const quiet = finding(rule, { ...given, ticks: [tick] })
        expect(quiet.encouragesPotassium).toBe(false)
        expect(quiet.tone).not.toBe('affirm')
        expect(quiet.text).not.toBe(finding(rule, given).text)
      }
    },
  )
})

describe('how many are shown', () => {
  test('never folds a safety finding, however many', () => {
    const { findings } = run({
      items: items(serve(saltSubstitute)),
      ticks: ['kidney', 'potassium-raising-medicine', 'diuretics'],
    })
    expect(findings.slice(0, 5).map(({ rule }) => rule)).toEqual(['S1', 'S2', 'S3', 'S4', 'P6'])
  })

  test('shows two of context, two of composition and one that is positive', () => {
    const { findings, folded } = run({
      items: [...plantGroups, ...salty, serve(spinach), serve(kale), serve(hamSandwich)],
      ticks: ['exercise', 'digestive', 'alcohol', 'type-2-diabetes'],
    })
    expect(findings.map(({ rule }) => rule)).toEqual(['S1', 'P2', 'P3', 'C4', 'C3', 'C10'])
    expect(folded.map(({ rule }) => rule)).toEqual(['P4', 'P5', 'N2', 'N4', 'C12', 'C14'])
  })
})

describe('the worked example', () => {
  const meal = items(serve(ramen), serve(pickles), serve(hamSandwich), serve(soda))

  test('finds a salty meal without magnesium', () => {
    const { counts, findings, folded } = run({ items: meal })
    expect(counts).toMatchObject({ highSodium: 3, magnesium: 0 })
    expect(findings.map(({ rule }) => rule)).toEqual(['S1', 'C1', 'N2'])
    expect(findings[1]?.claims).toEqual(['A68', 'A69', 'A36'])
    expect(folded.map(({ rule }) => rule)).toContain('C4')
  })

  test('does not let spinach cancel the salt', () => {
    const given = { items: [...meal, serve(spinach)] }
    expect(rules(given)).not.toContain('C1')
    expect(finding('C3', given).claims).toContain('A55')
    expect(rules(given)).toContain('C10')
  })

  test('marks the spinach and speaks no word for potassium once kidney problems are ticked', () => {
    const given: Case = { items: [...meal, serve(spinach)], ticks: ['kidney'] }
    expect(finding('S2', given).because).toContain('spinach')
    expect(finding('C3', given).text).not.toMatch(/potassium/i)
    expect(said(given).some(({ encouragesPotassium }) => encouragesPotassium)).toBe(false)
  })
})
