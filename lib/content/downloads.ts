import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Downloads, downloadsSchema } from '../schemas/downloads'
import { DataProblems } from './table'

/** The files that can be downloaded. Throws DataProblems. */
export function readDownloads(directory: string): Downloads {
  const file = join(directory, 'import', 'downloads.json')
  const parsed = downloadsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  throw new DataProblems(
    parsed.error.issues.map((issue) => ({ file, line: 1, column: issue.path.join('.'), reason: issue.message })),
  )
}
