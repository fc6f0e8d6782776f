type Placed = {
  readonly id: string
  readonly document: string
  readonly section: string
  readonly answer: number | null
}

type Document = {
  readonly letter: string
  readonly sections: readonly { readonly slug: string; readonly title: string; readonly place: string }[]
}

export type DocumentSection<Claim extends Placed> = {
  readonly slug: string
  readonly title: string
  readonly place: string
  /** One part without an answer everywhere but in the questions and answers. */
  readonly parts: readonly { readonly answer: number | null; readonly claims: readonly Claim[] }[]
}

/** A document's claims as its page shows them: its sections in order, and among the questions by answer. */
export function documentSections<Claim extends Placed>(
  document: Document,
  claims: readonly Claim[],
): readonly DocumentSection<Claim>[] {
  return document.sections.map(({ slug, title, place }) => {
    const here = claims.filter((claim) => claim.document === document.letter && claim.section === slug)
    const answers = [...new Set(here.map(({ answer }) => answer))]
    return {
      slug,
      title,
      place,
      parts: answers.map((answer) => ({ answer, claims: here.filter((claim) => claim.answer === answer) })),
    }
  })
}

/** `A03–05`, `A73`: the two ends of a section, for its line in the contents. */
export function claimRange(section: DocumentSection<Placed>): string {
  const ids = section.parts.flatMap(({ claims }) => claims.map(({ id }) => id))
  const [first, last] = [ids.at(0), ids.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? first : `${first}–${last.slice(1)}`
}
