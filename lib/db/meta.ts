import type Database from 'better-sqlite3'

const DATA_VERSION = 'data-version'
const INDEX_BYTES = 'index-bytes'

function stored(db: Database.Database, key: string): string | null {
  const value = db.prepare('SELECT value FROM Meta WHERE key = ?').pluck().get(key)
  return typeof value === 'string' ? value : null
}

function store(db: Database.Database, key: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO Meta (key, value) VALUES (?, ?)').run(key, value)
}

/** The data version of the catalogue: which one the store of releases shows, or which one a catalogue file is. */
export function storedVersion(db: Database.Database): string | null {
  return stored(db, DATA_VERSION)
}

/** Reads the data version again and again: it is asked for at every request. */
export function versionReader(db: Database.Database): () => string | null {
  const statement = db.prepare<[string], string>('SELECT value FROM Meta WHERE key = ?').pluck()
  return () => statement.get(DATA_VERSION) ?? null
}

export function storeVersion(db: Database.Database, version: string): void {
  store(db, DATA_VERSION, version)
}

/** How many bytes the search index of a catalogue file takes. */
export function storedIndexBytes(db: Database.Database): number {
  return Number(stored(db, INDEX_BYTES) ?? 0)
}

export function storeIndexBytes(db: Database.Database, bytes: number): void {
  store(db, INDEX_BYTES, String(bytes))
}
