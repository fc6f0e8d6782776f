import { type DocumentTag, documentTag } from '../nutrition/tag'
import { type Claim, claimsSchema, type Note, notesSchema } from '../schemas/claims'
import { authoritiesById } from './authorities'
import { readDataFile } from './data-file'
import { document } from './documents'
import { referenceData } from './reference-data'
import { byId, mustResolve } from './references'

const FILE = 'data/claims.json'
const NOTES = 'data/notes.json'

const notesById = byId(NOTES, readDataFile('notes.json', notesSchema), ({ id }) => id)
for (const { id, authorities } of notesById.values()) {
  mustResolve(NOTES, id, authorities, authoritiesById(), 'data/authorities.json')
}

const all: readonly Claim[] = readDataFile('claims.json', claimsSchema)
const index = byId(FILE, all, ({ id }) => id)
for (const claim of all) {
  if (!claim.id.startsWith(claim.document)) throw new Error(`${FILE}: ${claim.id} is not of article ${claim.document}`)
  placeOf(claim)
  if (claim.note !== null) mustResolve(FILE, claim.id, [claim.note], notesById, NOTES)
}

const { namedSources } = referenceData()
for (const { id, naming } of namedSources) {
  for (const { claims } of naming) mustResolve('data/named-sources.json', id, claims, index, FILE)
}

function placeOf(claim: Claim): string {
  const article = document(claim.document)
  const section = article?.sections.find(({ slug }) => slug === claim.section)
  if (article === null || section === undefined) {
    throw new Error(`${FILE}: ${claim.id} refers to section ${claim.section}, which data/documents.json does not have`)
  }
  if (claim.answer === null) return section.place
  if (!article.answers.some(({ answer }) => answer === claim.answer)) {
    throw new Error(`${FILE}: ${claim.id} refers to answer ${claim.answer}, which data/documents.json does not have`)
  }
  return `${section.place}, answer ${claim.answer}`
}

/** All claims, A01 to B67. */
export function claims(): readonly Claim[] {
  return all
}

export function claim(id: string): Claim {
  const found = index.get(id)
  if (found === undefined) throw new Error(`${FILE} has no ${id}`)
  return found
}

export function claimsById(): ReadonlyMap<string, Claim> {
  return index
}

/** Where a claim stands: `Article B · FAQ, answer 4`. */
export function claimPlace(id: string): string {
  const found = claim(id)
  return `Article ${found.document} · ${placeOf(found)}`
}

export function notes(): readonly Note[] {
  return [...notesById.values()]
}

export function note(id: string): Note {
  const found = notesById.get(id)
  if (found === undefined) throw new Error(`${NOTES} has no ${id}`)
  return found
}

export type DrivenTag = {
  readonly tag: DocumentTag
  /** Id and name of `data/named-sources.json`. */
  readonly namedSource: string
  readonly name: string
}

/** The document tags that rest on a claim, in the order of the named sources. */
export function tagsDrivenBy(claimId: string): readonly DrivenTag[] {
  return namedSources.flatMap(({ id, name, naming }) =>
    naming
      .filter((entry) => entry.claims.includes(claimId))
      .map((entry) => ({ tag: documentTag(entry.mineral), namedSource: id, name })),
  )
}
