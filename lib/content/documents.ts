import { type Article, documentsSchema } from '../schemas/claims'
import { readDataFile } from './data-file'
import { byId } from './references'

const FILE = 'data/documents.json'

const all: readonly Article[] = readDataFile('documents.json', documentsSchema)
const index = byId(FILE, all, ({ letter }) => letter)
for (const { letter, sections } of all) byId(`${FILE}, ${letter}`, sections, ({ slug }) => slug)

/** The two articles, A first. */
export function documents(): readonly Article[] {
  return all
}

/** By letter, upper or lower case; null for any other. */
export function document(letter: string): Article | null {
  return index.get(letter.toUpperCase()) ?? null
}
