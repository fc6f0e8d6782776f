const WORDING = {
  missing: (file) =>
    `There is no database at ${file}. Prepare one with "npm start", or set DATABASE_URL to where it is.`,
  'no-directory': (file) =>
    `The database cannot be made at ${file}: its directory does not exist and cannot be created. Create the directory, or set DATABASE_URL to another place.`,
  locked: (file) =>
    `The database ${file} is locked by another program. Close whatever holds it open for writing (another start, a database browser) and try again.`,
  busy: (file) => `More is asked of the database ${file} at once than it can do. Try again in a moment.`,
  'read-only': (file) =>
    `The database ${file} cannot be written. Give this user permission to write the file and its directory, or set DATABASE_URL to another place.`,
  full: (file) =>
    `The disk that holds the database ${file} is full. Free some space and try again; what was saved before is still there.`,
  failing: (file) =>
    `The disk that holds the database ${file} fails to read or to write it. Look after the disk, then try again.`,
  deleted: (file) =>
    `The database ${file} was deleted or moved while it was in use. Nothing is saved until it is back: put it back, or restore a backup.`,
  replaced: (file) =>
    `Another file stands in the place of the database ${file}, which was in use, and it is not a whole database of this app. Nothing is saved until one stands there: put it back, or restore a backup.`,
  corrupt: (file) =>
    `The database ${file} is damaged. Restore it from a backup; or move it away and start again without what was in it: meal lists, or imported tables.`,
  'not-a-database': (file) => `The file ${file} is not a database. Move it away, or set DATABASE_URL to another place.`,
  newer: (file) =>
    `The database ${file} was written by a newer version of this app. Update the app, or name another database: DATABASE_URL, or PEOPLE_DATABASE_URL for people in PostgreSQL.`,
  'not-ours': (file) =>
    `The database ${file} was not made by this app. Move it away, or set DATABASE_URL to another place.`,
  unreachable: (place) =>
    `The database ${place} did not answer in time. What was being saved may or may not have been saved; sending it again does it once.`,
  'no-access': (place) =>
    `PostgreSQL lets nobody in at ${place}. Check the user, the password, the name of the database and its certificate in PEOPLE_DATABASE_URL, and that this user owns the database.`,
  unprepared: (file) => `The database ${file} holds no foods yet. Prepare it with "npm start".`,
} as const satisfies Readonly<Record<string, (file: string) => string>>

export type DatabaseProblemKind = keyof typeof WORDING

/** What SQLite calls them. */
const KINDS_BY_CODE: readonly (readonly [code: RegExp, kind: DatabaseProblemKind])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_(READONLY|PERM|CANTOPEN$)/, 'read-only'],
  [/^SQLITE_FULL$/, 'full'],
  [/^SQLITE_IOERR/, 'failing'],
  [/^SQLITE_CORRUPT/, 'corrupt'],
  [/^SQLITE_NOTADB$/, 'not-a-database'],
]

/** What may stand in the way after something was written, and before it was said so. */
const AFTER_WRITING: readonly DatabaseProblemKind[] = ['unreachable', 'failing']

/**
 * `words`: what to say where the usual words are not true. `mayBeSaved`: whether what was being saved may be saved, where
 * its kind does not tell.
 */
type ProblemOptions = ErrorOptions & { readonly words?: string; readonly mayBeSaved?: boolean }

/** Something is wrong with the database file: says which file, what, and what to do. */
export class DatabaseProblem extends Error {
  readonly kind: DatabaseProblemKind
  readonly file: string
  readonly mayBeSaved: boolean

  constructor(kind: DatabaseProblemKind, file: string, { words, mayBeSaved, ...options }: ProblemOptions = {}) {
    super(words ?? WORDING[kind](file), options)
    this.name = 'DatabaseProblem'
    this.kind = kind
    this.file = file
    this.mayBeSaved = mayBeSaved ?? AFTER_WRITING.includes(kind)
  }

  /** Also one that another copy of this module made: Next bundles the pages apart from the server. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'DatabaseProblem' && 'kind' in value && 'file' in value
  }
}

/**
 * What SQLite calls an error: the driver says so itself, Prisma's adapter in the cause of its own error. Empty where it
 * is none of SQLite's.
 */
export function sqliteCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  const cause = 'cause' in error ? error.cause : null
  if (typeof cause !== 'object' || cause === null || !('originalCode' in cause)) return ''
  return typeof cause.originalCode === 'string' ? cause.originalCode : ''
}

/** The problem that an error of SQLite tells of, or null where it tells of something else. */
export function databaseProblem(error: unknown, file: string): DatabaseProblem | null {
  if (error instanceof DatabaseProblem) return error
  const code = sqliteCode(error)
  const kind = KINDS_BY_CODE.find(([known]) => known.test(code))?.[1]
  return kind === undefined ? null : new DatabaseProblem(kind, file, { cause: error })
}

/** Whether what was being saved as an error came up may be saved all the same. */
export function mayBeSaved(error: unknown): boolean {
  return error instanceof DatabaseProblem && error.mayBeSaved
}

/** Whether an error comes from the database rather than from a mistake of ours. */
export function isDatabaseFailure(error: unknown): error is Error {
  // By name: Next bundles the pages apart from the server, so that each has its own copy of these classes.
  return error instanceof Error && /^(DatabaseProblem|PrismaClient|DriverAdapterError|SqliteError)/.test(error.name)
}
