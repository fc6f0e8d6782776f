import type Database from 'better-sqlite3'
import { z } from 'zod'

const checked = z.array(z.object({ integrity_check: z.string() }))
const orphan = z.object({ table: z.string(), parent: z.string() })

/** What SQLite itself finds wrong in a database, in words; nothing where it is whole. */
export function faultsOf(db: Database.Database): readonly string[] {
  const faults = checked.parse(db.pragma('integrity_check')).map((row) => row.integrity_check)
  const orphans = z.array(orphan).parse(db.pragma('foreign_key_check'))
  const kinds = new Set(orphans.map(({ table, parent }) => `${table} that belong to no ${parent}`))
  return [
    ...faults.filter((fault) => fault !== 'ok').flatMap((fault) => fault.split('\n')),
    ...[...kinds].map((kind) => `There are rows of ${kind}.`),
  ]
}
