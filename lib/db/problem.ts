const WORDING = {
  missing: (file) =>
    `There is no database at ${file}. Prepare one with "npm start", or set DATABASE_URL to where it is.`,
  'no-directory': (file) =>
    `The database cannot be made at ${file}: its directory does not exist and cannot be created. Create the directory, or set DATABASE_URL to another place.`,
  locked: (file) =>
    `The database ${file} is locked by another program. Close whatever holds it open for writing (another start, a database browser) and try again.`,
  'read-only': (file) =>
    `The database ${file} cannot be written. Give this user permission to write the file and its directory, or set DATABASE_URL to another place.`,
  full: (file) => `The disk that holds the database ${file} is full. Free some space and try again; nothing was lost.`,
  corrupt: (file) =>
    `The database ${file} is damaged. Restore it from a backup; or move it away and start again without what was in it: meal lists, or imported tables.`,
  'not-a-database': (file) => `The file ${file} is not a database. Move it away, or set DATABASE_URL to another place.`,
  newer: (file) =>
    `The database ${file} was written by a newer version of this app. Update the app, or set DATABASE_URL to another database.`,
  'not-ours': (file) =>
    `The database ${file} was not made by this app. Move it away, or set DATABASE_URL to another place.`,
  unprepared: (file) => `The database ${file} holds no foods yet. Prepare it with "npm start".`,
} as const satisfies Readonly<Record<string, (file: string) => string>>

export type DatabaseProblemKind = keyof typeof WORDING

/** What SQLite calls them. */
const KINDS_BY_CODE: readonly (readonly [code: RegExp, kind: DatabaseProblemKind])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_(READONLY|PERM|CANTOPEN$)/, 'read-only'],
  [/^SQLITE_FULL$/, 'full'],
  [/^SQLITE_CORRUPT/, 'corrupt'],
  [/^SQLITE_NOTADB$/, 'not-a-database'],
]

/** `words`: what to say where the usual words are not true. */
type ProblemOptions = ErrorOptions & { readonly words?: string }

/** Something is wrong with the database file: says which file, what, and what to do. */
export class DatabaseProblem extends Error {
  readonly kind: DatabaseProblemKind
  readonly file: string

  constructor(kind: DatabaseProblemKind, file: string, { words, ...options }: ProblemOptions = {}) {
    super(words ?? WORDING[kind](file), options)
    this.name = 'DatabaseProblem'
    this.kind = kind
    this.file = file
  }
}

/** What SQLite calls an error; empty where it is none of SQLite's. */
export function sqliteCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** The problem that an error of SQLite tells of, or null where it tells of something else. */
export function databaseProblem(error: unknown, file: string): DatabaseProblem | null {
  if (error instanceof DatabaseProblem) return error
  const code = sqliteCode(error)
  const kind = KINDS_BY_CODE.find(([known]) => known.test(code))?.[1]
  return kind === undefined ? null : new DatabaseProblem(kind, file, { cause: error })
}

/** Whether an error comes from the database rather than from a mistake of ours. */
export function isDatabaseFailure(error: unknown): error is Error {
  // By name: Next bundles the pages apart from the server, so that each has its own copy of these classes.
  return error instanceof Error && /^(DatabaseProblem|PrismaClient|DriverAdapterError|SqliteError)/.test(error.name)
}
