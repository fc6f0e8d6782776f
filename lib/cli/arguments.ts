import { parseArgs } from 'node:util'
import { SOURCE_DATASETS } from '../schemas/source-datasets'

export const HELP = `npm run catalogue -- <command>

  download <table>[@<release>]     fetch a published file, to be imported then; the newest release known unless told
      --to <folder>                  where to; downloads, beside the database, unless told
      --from <address>               the folder it is published in, instead of that of FoodData Central; or the
                                     file itself, where its release is not known yet
      --sha256 <digest>              what its SHA-256 has to be
      --limit <size>                 how large it may be, such as 600MB
  import <zip | folder | file>     bring in a published food table, recognised by its content
      --dataset <dataset>            which table, where a source holds several
      --rejects <file>               where rejected rows go; beside the database unless told
  list                             what is imported
  verify [<release>]               check what is stored against itself and its files
      --file <path>                  where the file of the release is now
  rules [<release>]                how many foods each rule sorts, and how many none does
  diff <release> <release>         what a release added, withdrew and changed
      --json                         one JSON object a line
  remove <release>                 take a release away; the one before it is shown again
  export                           foods with amounts, tags, receipts and provenance
      --csv | --json                 the format; CSV unless told
      --out <file>                   a file; standard output unless told
  publish <folder>                 write the catalogue that is shown where other machines follow it

A release is written usda-foundation@2025-04-24, or 2025-04-24 where only one table has it.
Tables: ${SOURCE_DATASETS.join(', ')}.

Exit codes: 0 done, or nothing to do; 1 it failed, or verify found faults; 2 wrong usage;
3 another import is running; 130 interrupted. The catalogue is only ever wholly the old or wholly the new one.
`

/** The command cannot be carried out as it was written. */
export class UsageProblem extends Error {}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const OPTIONS = {
  ...{ to: text, from: text, sha256: text, limit: text },
  ...{ dataset: text, rejects: text, file: text, out: text },
  ...{ json: flag, csv: flag, help: flag },
} as const

/** What was said with two dashes. */
export type Options = { readonly [Name in keyof typeof OPTIONS]?: Value<(typeof OPTIONS)[Name]> | undefined }
type Value<Option> = Option extends typeof flag ? boolean : string

/** Throws UsageProblem for an option that there is not. */
export function readArguments(args: readonly string[]): {
  readonly options: Options
  readonly words: readonly string[]
} {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
    return { options: values, words: positionals }
  } catch (error) {
    throw new UsageProblem(error instanceof Error ? error.message : String(error))
  }
}
