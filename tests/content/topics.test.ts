import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import topicsJson from '@/data/topics.json'
import { claim, claims } from '@/lib/content/claims'
import { claimsOfTopic, topic, topics, topicsCiting } from '@/lib/content/topics'
import { topicsSchema } from '@/lib/schemas/topics'

const ARTICLES = join(process.cwd(), '../shared/documents')

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
}

/** Every run of `length` words, and where the text is shorter, none. */
function runsOf(text: string, length: number): readonly string[] {
  const words = wordsOf(text)
  return words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(' '))
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}

describe('topics', () => {
  test('every claim a topic cites is a claim of the articles', () => {
    for (const { id } of topics()) {
      expect(claimsOfTopic(id).length, id).toBeGreaterThan(0)
      for (const cited of claimsOfTopic(id)) expect(claim(cited).id).toBe(cited)
    }
  })

  test('the topics cover what the education claims are about', () => {
    expect(topics().map(({ id }) => id)).toEqual([
      'pump',
      'hormones',
      'vessels',
      'kidneys',
      'vicious-cycle',
      'magnesium-and-sodium',
      'two-deficiencies',
      'food-sources',
      'what-this-does-not-mean',
    ])
    expect(claimsOfTopic('what-this-does-not-mean')).toEqual(
      expect.arrayContaining(['A03', 'A11', 'A52', 'A55', 'B50', 'B06']),
    )
  })

  test('a topic that speaks of symptoms opens with the caution', () => {
    for (const { id, title, caution } of topics()) {
      const listsSigns = claimsOfTopic(id).some((cited) => ['B36', 'B37', 'B23'].includes(cited))
      if (listsSigns) expect(caution, title).toBe(true)
    }
  })

  test('the pump and the cascade are drawn, described, and mark where magnesium takes part', () => {
    const drawn = topics().flatMap(({ diagram }) => (diagram === null ? [] : [diagram]))
    expect(drawn.map(({ id }) => id)).toEqual(['pump', 'cascade'])
    for (const { description, steps } of drawn) {
      expect(description.length).toBeGreaterThan(80)
      expect(steps.filter(({ magnesium }) => magnesium)).toHaveLength(1)
    }
  })

  test('a table row with a cell too few is refused', () => {
    const broken = topics().map((whole) => ({
      ...whole,
      sections: whole.sections.map(({ table, ...section }) => ({
        ...section,
        table:
          table === null || table === 'named-sources'
            ? table
            : { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.slice(1) })) },
      })),
    }))
    expect(topicsSchema.safeParse(broken).error?.issues[0]?.message).toBe('every row needs one cell per column')
  })

  test('an unknown topic is null, and a claim knows the topics that cite it', () => {
    expect(topic('cholesterol')).toBeNull()
    expect(topicsCiting('A24').map(({ id }) => id)).toEqual(['hormones'])
    expect(topicsCiting('A73')).toEqual([])
  })

  test('no topic promises what the articles deny', () => {
    const forbidden = /excellent source|cancels?\b|flush|cures?\b(?! for high sodium)|lowers sodium(?!”)/i
    for (const text of stringsIn(topicsJson)) expect(text).not.toMatch(forbidden)
  })

  test('no run of eight words is copied from an article', (context) => {
    if (!existsSync(ARTICLES)) return context.skip('no articles at hand')
    const copied = new Set(
      readdirSync(ARTICLES)
        .filter((file) => file.endsWith('.txt'))
        .flatMap((file) => runsOf(readFileSync(join(ARTICLES, file), 'utf8'), 8)),
    )
    expect(copied.size).toBeGreaterThan(1000)
    const ours = [...stringsIn(topicsJson), ...claims().map(({ statement }) => statement)]
    expect(ours.flatMap((text) => runsOf(text, 8)).filter((run) => copied.has(run))).toEqual([])
  })
})
