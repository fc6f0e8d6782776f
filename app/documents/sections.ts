import type { Article, Claim } from '@/lib/schemas/claims'

export type DocumentSection = Article['sections'][number] & {
  /** One part without an answer everywhere but in the questions and answers. */
  readonly parts: readonly { readonly answer: number | null; readonly claims: readonly Claim[] }[]
}

/** A document's claims as its page shows them: its sections in order, and among the questions by answer. */
export function documentSections(document: Article, claims: readonly Claim[]): readonly DocumentSection[] {
  return document.sections.map((section) => {
    const here = claims.filter((claim) => claim.document === document.letter && claim.section === section.slug)
    const answers = [...new Set(here.map(({ answer }) => answer))]
    const parts = answers.map((answer) => ({ answer, claims: here.filter((claim) => claim.answer === answer) }))
    return { ...section, parts }
  })
}

/** `A03–05`, `A73`: the two ends of a section, for its line in the contents. */
export function claimRange(section: DocumentSection): string {
  const ids = section.parts.flatMap(({ claims }) => claims.map(({ id }) => id))
  const [first, last] = [ids.at(0), ids.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? first : `${first}–${last.slice(1)}`
}
