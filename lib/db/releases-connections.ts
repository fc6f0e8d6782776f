import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { versionReader } from './meta'
import { DatabaseProblem, databaseProblem } from './problem'

const LOOK_EVERY_MS = 1000
/** So long others may share a snapshot. One that is always in use would keep the write-ahead log from ever being folded in. */
const SHARED_FOR_MS = 1000
const MOST_IDLE = 2

/** The releases as they were at one moment, whatever is written meanwhile. */
export type Snapshot = {
  readonly db: Database.Database
  /** The data version that was shown then; null where none was. */
  readonly version: string | null
  end(): void
}

type Connection = {
  readonly db: Database.Database
  readonly version: () => string | null
  readonly begin: Database.Statement
  readonly commit: Database.Statement
  /** Of which file by this name it is: the first, or one that took its place. */
  readonly file: number
}

type Shared = { readonly connection: Connection; readonly version: string | null; readonly since: number; uses: number }

/**
 * Reads the store of releases, which other processes change, and may replace or take away: that is noticed within a
 * second. A file that is taken away can be read on by whoever has it open.
 */
export class ReleasesConnections {
  readonly #file: string
  readonly #now: () => number
  #live: Connection | null = null
  #idle: Connection[] = []
  #shared: Shared | null = null
  #which = 0
  #inode: string | null = null
  #log: string | null = null
  #looked = Number.NEGATIVE_INFINITY
  #isMissing = false

  /** `now` counts milliseconds and is never set back. */
  constructor(file: string, now: () => number = () => performance.now()) {
    this.#file = file
    this.#now = now
  }

  /** Whether there is no file by this name any more, or none yet. */
  get isMissing(): boolean {
    this.#look()
    return this.#isMissing
  }

  /** How many files by this name there have been. */
  get which(): number {
    this.#look()
    return this.#which
  }

  /** A connection that always tells the newest. Throws DatabaseProblem. */
  live(): Pick<Connection, 'db' | 'version'> {
    this.#look()
    this.#live ??= this.#connect()
    return this.#live
  }

  /** The releases as they are now. Throws DatabaseProblem. */
  snapshot(): Snapshot {
    const version = this.#currentVersion()
    const since = this.#now()
    const before = this.#shared
    const isFresh = before !== null && before.connection.file === this.#which && since - before.since < SHARED_FOR_MS
    const shared = isFresh && before.version === version ? before : this.#begin(since)
    this.#shared = shared
    shared.uses += 1
    let isOver = false
    return {
      db: shared.connection.db,
      version: shared.version,
      end: () => {
        if (isOver) return
        isOver = true
        this.#release(shared)
      },
    }
  }

  close(): void {
    for (const { db } of [...this.#idle, ...(this.#live === null ? [] : [this.#live])]) db.close()
    this.#idle = []
    this.#live = null
  }

  #currentVersion(): string | null {
    const live = this.live()
    try {
      return live.version()
    } catch (error) {
      throw databaseProblem(error, this.#file) ?? error
    }
  }

  #begin(since: number): Shared {
    const connection = this.#idle.pop() ?? this.#connect()
    try {
      connection.begin.run()
      // The snapshot is of the moment in which something is first read.
      return { connection, version: connection.version(), since, uses: 0 }
    } catch (error) {
      connection.db.close()
      throw databaseProblem(error, this.#file) ?? error
    }
  }

  #release(shared: Shared): void {
    shared.uses -= 1
    if (shared.uses > 0) return
    if (this.#shared === shared) this.#shared = null
    const { connection } = shared
    if (this.#canBeKept(connection)) this.#idle.push(connection)
    else connection.db.close()
  }

  #canBeKept({ file, commit }: Connection): boolean {
    if (file !== this.#which || this.#idle.length >= MOST_IDLE) return false
    try {
      commit.run()
      return true
    } catch {
      return false
    }
  }

  #connect(): Connection {
    try {
      const db = new Database(this.#file, { readonly: true, fileMustExist: true })
      try {
        const version = versionReader(db)
        return { db, version, begin: db.prepare('BEGIN'), commit: db.prepare('COMMIT'), file: this.#which }
      } catch (error) {
        db.close()
        throw error
      }
    } catch (error) {
      if (this.#isMissing) throw new DatabaseProblem('missing', this.#file, { cause: error })
      throw databaseProblem(error, this.#file) ?? error
    }
  }

  /** Looks whether the file, and what is written beside it, are still those that are open. */
  #look(): void {
    const now = this.#now()
    if (now - this.#looked < LOOK_EVERY_MS) return
    this.#looked = now
    const found = inodeOf(this.#file)
    this.#isMissing = found === null
    if (found === null) return
    // With another log, or without, others write out of sight of whoever has the old one open.
    const log = inodeOf(`${this.#file}-wal`)
    const isReplaced = (this.#inode !== null && this.#inode !== found) || (this.#log !== null && this.#log !== log)
    this.#inode = found
    this.#log = log
    if (!isReplaced) return
    this.#which += 1
    this.close()
  }
}

/** What tells a file from another that takes its place; null where there is none. */
function inodeOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? null : `${found.dev} ${found.ino}`
}
