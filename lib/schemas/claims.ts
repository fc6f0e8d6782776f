import { z } from 'zod'
import { CONTEXTS } from '../guidance/context'
import { MINERALS } from '../nutrition/mineral'
import { claimId, slug, words } from './text'

const letter = z.enum(['A', 'B'])
const noteId = z.string().regex(/^N\d{1,2}$/, { error: 'is not a note id' })

/** `data/documents.json`: the two articles, their sections in order, and our questions for their bare answers. */
export const documentsSchema = z.array(
  z.strictObject({
    letter,
    title: words,
    subject: words,
    /** How far to trust it. */
    trust: words,
    /** So many references, each a bare number. */
    references: z.int().positive(),
    sections: z
      .array(
        z.strictObject({
          slug,
          title: words,
          /** Short enough for a chip. */
          place: words,
        }),
      )
      .min(1),
    /** The article's own questions are lost; these are ours. */
    answers: z.array(z.strictObject({ answer: z.int().positive(), ourQuestion: words })),
  }),
)

const CLAIM_KINDS = [
  'mechanism',
  'risk-group',
  'advice',
  'comparison',
  'dietary-source',
  'clinical-caution',
  'symptom',
] as const

const drive = z.union([
  z.enum(['tags', 'lists', 'education', 'safety']),
  z.templateLiteral(['context:', z.enum(CONTEXTS)]),
])

/** `data/claims.json`: what the articles say, in our words. */
export const claimsSchema = z.array(
  z.strictObject({
    id: claimId,
    document: letter,
    section: slug,
    /** Which answer of the FAQ; null outside it. */
    answer: z.int().positive().nullable(),
    kind: z.enum(CLAIM_KINDS),
    minerals: z.array(z.enum(MINERALS)),
    statement: words,
    foods: z.array(words),
    drives: z.array(drive).min(1),
    note: noteId.nullable(),
    contested: z.boolean(),
  }),
)

/** `data/notes.json`: where a claim is contested or too simple, and how we put it. */
export const notesSchema = z.array(
  z.strictObject({ id: noteId, label: words, text: words, authorities: z.array(slug) }),
)

/** `data/authorities.json`: regulators, scientific bodies and reviews. */
export const authoritiesSchema = z.array(
  z.strictObject({
    id: slug,
    /** Fits on a stamp. */
    name: words,
    says: words,
    title: words,
    /** Null where nobody checked. */
    year: z.int().nullable(),
    /** The exact place, or a DOI. */
    reference: words,
    verification: z.enum(['read-at-source', 'read-secondhand', 'general-knowledge']),
    /** What part of it was not verified like the rest. */
    caveat: words.nullable(),
  }),
)

export type Article = z.infer<typeof documentsSchema>[number]
export type Claim = z.infer<typeof claimsSchema>[number]
export type Note = z.infer<typeof notesSchema>[number]
export type Authority = z.infer<typeof authoritiesSchema>[number]
