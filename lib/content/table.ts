import { readFileSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'

export type DataProblem = {
  readonly file: string
  readonly line: number
  readonly column: string
  readonly reason: string
}

const MOST_REPORTED = 20

function sentence(problem: DataProblem): string {
  const column = problem.column === '' ? '' : `, ${problem.column}`
  return `${problem.file}, line ${problem.line}${column}: ${problem.reason}`
}

/** Rows in `data/` that cannot be used: each with file, line, column and reason. */
export class DataProblems extends Error {
  readonly problems: readonly DataProblem[]

  constructor(problems: readonly DataProblem[]) {
    const shown = problems.slice(0, MOST_REPORTED)
    const rest = problems.length - shown.length
    super(
      [
        `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the data. Nothing was changed.`,
        ...shown.map(sentence),
        ...(rest > 0 ? [`… and ${rest} more`] : []),
      ].join('\n'),
    )
    this.name = 'DataProblems'
    this.problems = problems
  }
}

/** Collects problems, so that one look shows all of them. */
export class ProblemCollector {
  readonly #found: DataProblem[] = []

  add(problem: DataProblem): void {
    this.#found.push(problem)
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw new DataProblems(this.#found)
  }
}

export type Row<T> = { readonly file: string; readonly line: number; readonly value: T }

const recordsSchema = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }),
)

/**
 * Every row of a CSV file through its schema, whose keys are the columns in their order; what does not fit goes to
 * `problems`.
 */
export function readTable<Schema extends z.ZodObject>(
  file: string,
  schema: Schema,
  problems: ProblemCollector,
): readonly Row<z.output<Schema>>[] {
  const columns = Object.keys(schema.shape)
  let header: readonly string[] = []
  const text = readFileSync(file, 'utf8')
  let records: z.infer<typeof recordsSchema>
  try {
    records = recordsSchema.parse(
      parse(text, {
        bom: true,
        info: true,
        columns: (found: string[]) => {
          header = found
          return found
        },
      }),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    problems.add({ file, line: Number(error.lines ?? 1), column: '', reason: error.message })
    return []
  }
  if (header.join() !== columns.join()) {
    problems.add({ file, line: 1, column: '', reason: `the header is not ${columns.join(',')}` })
    return []
  }
  return records.flatMap(({ record, info }) => {
    const parsed = schema.safeParse(record)
    if (parsed.success) return [{ file, line: info.lines, value: parsed.data }]
    for (const issue of parsed.error.issues) {
      const column = String(issue.path[0] ?? '')
      const cell = record[column]
      problems.add({
        file,
        line: info.lines,
        column,
        reason: cell === undefined ? issue.message : `"${cell}" ${issue.message}`,
      })
    }
    return []
  })
}
