import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import guidanceJson from '@/data/guidance.json'
import { authorities } from '@/lib/content/authorities'
import { claimPlace, claims, note, notes, tagsDrivenBy } from '@/lib/content/claims'
import { document, documents } from '@/lib/content/documents'
import { guidance, readGuidance, rule, rulesDrivenBy } from '@/lib/content/guidance'
import { byId, mustResolve } from '@/lib/content/references'
import { CONTEXTS } from '@/lib/guidance/context'

describe('the claims', () => {
  test('are 73 of article A and 67 of article B, numbered without a gap', () => {
    const expected = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`)
    expect(claims().map(({ id }) => id)).toEqual([...expected('A', 73), ...expected('B', 67)])
  })

  test('stand in the order of the sections, and every section has some', () => {
    for (const { letter, sections, answers } of documents()) {
      const own = claims().filter((claim) => claim.document === letter)
      expect([...new Set(own.map(({ section }) => section))]).toEqual(sections.map(({ slug }) => slug))
      expect([...new Set(own.flatMap(({ answer }) => answer ?? []))]).toEqual(answers.map(({ answer }) => answer))
      expect(own.filter(({ section, answer }) => (section === 'faq') !== (answer !== null))).toEqual([])
    }
  })

  test('say where they stand', () => {
    expect(claimPlace('B59')).toBe('Article B · FAQ, answer 4')
    expect(claimPlace('A39')).toBe('Article A · Comparison of roles')
    expect(document('b')?.answers).toHaveLength(7)
    expect(document('c')).toBeNull()
  })

  test('are contested where their note disputes what they say', () => {
    const aside = ['N8', 'N9', 'N13']
    for (const { note, contested } of claims()) expect(contested).toBe(note !== null && !aside.includes(note))
    expect(notes().map(({ id }) => id)).toEqual(Array.from({ length: 14 }, (_, index) => `N${index + 1}`))
    expect(note('N7').authorities).toEqual(['cleveland-2019'])
  })

  test('each serve a purpose that somebody can follow', () => {
    expect(rulesDrivenBy('A55').map(({ id }) => id)).toEqual(['C3'])
    expect(tagsDrivenBy('A39').map(({ tag, namedSource }) => [tag, namedSource])).toEqual([
      ['document-sodium', 'table-salt'],
      ['document-sodium', 'processed-foods'],
      ['document-sodium', 'condiments'],
    ])
    expect(claims().filter(({ id, drives }) => tagsDrivenBy(id).length > 0 && !drives.includes('tags'))).toEqual([])
  })
})

describe('the authorities', () => {
  test('say how they were verified, and name the part that was not', () => {
    const at = (verification: string) => authorities().filter((one) => one.verification === verification).length
    expect(at('read-at-source') + at('read-secondhand') + at('general-knowledge')).toBe(authorities().length)
    expect(authorities().find(({ id }) => id === 'codex-energy-basis')?.verification).toBe('general-knowledge')
  })
})

describe('the rules', () => {
  test('are those of the rule table, each once', () => {
    const numbered = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)
    const ids = guidance().rules.map(({ id }) => id)
    const table = [...numbered('S', 5), ...numbered('C', 14), ...numbered('N', 5), ...numbered('P', 6)]
    expect(ids.toSorted()).toEqual(table.toSorted())
  })

  test('have one for every tick', () => {
    const text = JSON.stringify(guidanceJson)
    expect(CONTEXTS.filter((context) => !text.includes(`"context":"${context}"`))).toEqual([])
  })

  test('do not offer the rule for pregnancy and the young, for want of a tick', () => {
    expect(
      guidance()
        .rules.filter(({ offered }) => !offered)
        .map(({ id }) => id),
    ).toEqual(['N5'])
    expect(rule('S5').when).toHaveProperty('never')
  })

  const withRule = (change: object) => ({
    ...guidanceJson,
    rules: guidanceJson.rules.map((one) => (one.id === 'C5' ? { ...one, ...change } : one)),
  })

  test.each([
    [{ claims: ['A99'] }, /data\/guidance\.json: C5 refers to A99, which data\/claims\.json does not have/],
    [{ authorities: ['nobody'] }, /C5 refers to nobody, which data\/authorities\.json/],
    [{ folds: ['C99'] }, /C5 refers to C99/],
    [{ claims: [] }, /C5 says something that nobody stands behind/],
    [{ says: [{ heading: 'x', text: 'y', authorityText: 'z' }] }, /C5 has a sentence of no authority/],
    [{ says: [{ heading: 'x', text: '{nonsense}' }] }, /nothing fills \{nonsense\}/],
    [{ when: { count: 'highSodium', atLeast: 1, surprise: true } }, /when/],
    [{ id: 'C4' }, /C4 is there twice/],
  ])('are refused with a broken reference: %j', (change, message) => {
    expect(() => readGuidance(withRule(change), 200)).toThrow(message)
  })

  test('are refused by name of file and id', () => {
    expect(() => mustResolve('a.json', 'x', ['y'], new Map(), 'b.json')).toThrow(
      'a.json: x refers to y, which b.json does not have',
    )
    expect(() => byId('a.json', ['x', 'x'], (id) => id)).toThrow('a.json: x is there twice')
  })
})

const ARTICLES = join(process.cwd(), '../shared/documents')

function shingles(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? []
  return new Set(
    words.slice(0, Math.max(0, words.length - 7)).map((_, index) => words.slice(index, index + 8).join(' ')),
  )
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

describe.skipIf(!existsSync(ARTICLES))('the words (skipped where the articles are not at hand)', () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(join('data', file), 'utf8'))

  test('are ours: no eight words in a row are the articles’, but for their titles', () => {
    const theirs = shingles(
      readdirSync(ARTICLES)
        .map((file) => readFileSync(join(ARTICLES, file), 'utf8'))
        .join('\n'),
    )
    const titles = new Set(documents().flatMap(({ title, sections }) => [title, ...sections.map((one) => one.title)]))
    const copied = readdirSync('data')
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => strings(read(file)))
      .filter((text) => !titles.has(text) && [...shingles(text)].some((shingle) => theirs.has(shingle)))
    expect(copied).toEqual([])
  })
})
