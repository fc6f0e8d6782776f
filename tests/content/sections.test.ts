import { describe, expect, test } from 'vitest'
import { claimRange, documentSections } from '@/app/documents/sections'
import { authorities, authority } from '@/lib/content/authorities'
import { claims, note, notes } from '@/lib/content/claims'
import { document, documents } from '@/lib/content/documents'

describe('document pages', () => {
  test('every claim stands on the page of its article exactly once, and on no other', () => {
    const shown = documents().flatMap((article) =>
      documentSections(article, claims()).flatMap(({ parts }) =>
        parts.flatMap((part) => part.claims.map(({ id }) => `${article.letter} ${id}`)),
      ),
    )
    expect([...shown].sort()).toEqual(claims().map(({ id, document: letter }) => `${letter} ${id}`))
    expect(shown).toHaveLength(140)
  })

  test('sections keep the order of the article and none is empty', () => {
    for (const article of documents()) {
      const sections = documentSections(article, claims())
      expect(sections.map(({ slug }) => slug)).toEqual(article.sections.map(({ slug }) => slug))
      for (const { slug, parts } of sections) expect(parts.length, slug).toBeGreaterThan(0)
      const ids = sections.flatMap(({ parts }) => parts.flatMap((part) => part.claims.map(({ id }) => id)))
      expect(ids).toEqual([...ids].sort())
    }
  })

  test('the questions are split by answer, each with a question of ours', () => {
    for (const article of documents()) {
      const faq = documentSections(article, claims()).find(({ slug }) => slug === 'faq')
      expect(faq?.parts.map(({ answer }) => answer)).toEqual([1, 2, 3, 4, 5, 6, 7])
      expect(article.answers.map(({ answer }) => answer)).toEqual([1, 2, 3, 4, 5, 6, 7])
    }
  })

  test('the contents name the two ends of a section, or its one claim', () => {
    const article = document('a')
    if (article === null) throw new Error('article A is missing')
    const ranges = documentSections(article, claims()).map(claimRange)
    expect(ranges[0]).toBe('A01–02')
    expect(ranges.at(-1)).toBe('A73')
    expect(claimRange({ slug: 'x', title: 'x', place: 'x', parts: [] })).toBe('')
  })

  test('every note a claim carries is there, and every authority a note leans on', () => {
    for (const claim of claims()) if (claim.note !== null) expect(note(claim.note).text).not.toBe('')
    for (const { authorities: ids } of notes()) for (const id of ids) expect(authority(id).id).toBe(id)
  })

  test('an authority says how it was verified, and nothing else shares its anchor on the method page', () => {
    const ids = authorities().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const taken = [
      'states',
      'chips',
      'tag-rule',
      'tie-breakers',
      'reference-values',
      'guidance-rules',
      'limits',
      'main',
    ]
    expect(ids.filter((id) => taken.includes(id) || id.startsWith('rule-'))).toEqual([])
  })
})
