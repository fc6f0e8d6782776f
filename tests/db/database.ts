import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { prepareCatalogue } from '../../prisma/prepare'

/** A directory of its own that goes when the tests of the file are done. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'mineral-table-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** A new database with the real catalogue in it. */
export function preparedDatabase(): string {
  const file = join(temporaryDirectory(), 'catalogue.db')
  prepareCatalogue({ databaseFile: file })
  return file
}
