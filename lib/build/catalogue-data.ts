import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Catalogue, type CatalogueFiles, catalogueFileNames, readCatalogue } from '../content/catalogue-files'
import { readImportRules, readNameRules } from '../content/import-rules'
import type { NamingAndSorting } from '../import/visible-food'

/** What `data/` holds for a catalogue, and what its files came to when they were read. */
export type CatalogueData = {
  readonly digest: string
  readonly catalogue: Catalogue
  readonly making: NamingAndSorting
}

/** The same as long as no file of the data changes. */
export function digestOfData(files: CatalogueFiles): string {
  const hash = createHash('sha256')
  for (const file of catalogueFileNames(files)) hash.update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** Reads and checks the data. Throws DataProblems. */
export function readCatalogueData(files: CatalogueFiles): CatalogueData {
  const digest = digestOfData(files)
  const making = { rules: readImportRules(files.dataDir), names: readNameRules(files.dataDir) }
  return { digest, catalogue: readCatalogue(files), making }
}
