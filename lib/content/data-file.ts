import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { DataProblems } from './table'

/** What we say, as data. */
export const DATA = join(/* turbopackIgnore: true */ process.cwd(), 'data')

/** A file of `data/`, or of another folder laid out like it, through its schema. Throws DataProblems. */
export function readDataFile<T>(name: string, schema: z.ZodType<T>, directory = DATA): T {
  const file = join(directory, name)
  const problem = (column: string, reason: string) => ({ file, line: 1, column, reason })
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new DataProblems([problem('', error instanceof Error ? error.message : String(error))])
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new DataProblems(parsed.error.issues.map((issue) => problem(issue.path.join('.'), issue.message)))
}
