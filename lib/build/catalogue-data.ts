import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Catalogue, type CatalogueFiles, catalogueFileNames, readCatalogue } from '../content/catalogue-files'
import { DATA } from '../content/data-file'
import { ifctTable } from '../content/ifct'
import { readImportRules, readNameRules } from '../content/import-rules'
import type { NamingAndSorting } from '../import/visible-food'

/** What `data/` holds for a catalogue, and what its files came to when they were read. */
export type CatalogueData = {
  readonly digest: string
  readonly catalogue: Catalogue
  readonly making: NamingAndSorting
}

/** The files of this project that catalogues are made from. */
export function projectCatalogueFiles(): CatalogueFiles {
  return { dataDir: DATA, ifctFile: ifctTable() }
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
