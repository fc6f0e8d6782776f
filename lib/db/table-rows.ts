import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { Prisma } from '../../prisma/generated/people/client'

const cell = z.union([z.string(), z.number(), z.null()])
const sqliteRow = z.record(z.string(), cell)
const postgresRows = z.array(z.record(z.string(), z.union([cell, z.date().transform((time) => time.toISOString())])))
const columnRows = z.array(z.object({ name: z.string(), type: z.string(), pk: z.number() }))

/** A row as both databases hold it: times to the millisecond, as ISO 8601. */
export type Row = Readonly<Record<string, string | number | null>>

/** A table of a SQLite file, and its rows in the order of its key. */
export type Table = {
  readonly name: string
  readonly columns: readonly string[]
  /** The key as PostgreSQL puts it in the same order. */
  readonly order: string
  rows(): Iterable<Row>
}

/** Reads a table; `change` makes of a row what is to stand in the other database. */
export function tableOf(file: Database.Database, name: string, change: (row: Row) => Row): Table {
  const columns = columnRows.parse(file.pragma(`table_info("${name}")`))
  const times = columns.filter(({ type }) => type === 'DATETIME').map((column) => column.name)
  const key = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk)
  const select = file.prepare(`SELECT * FROM "${name}" ORDER BY ${key.map((one) => `"${one.name}"`).join(', ')}`)
  return {
    name,
    columns: columns.map((column) => column.name),
    // SQLite compares texts by their bytes.
    order: key.map((one) => `"${one.name}"${one.type === 'TEXT' ? ' COLLATE "C"' : ''}`).join(', '),
    *rows() {
      for (const read of select.iterate()) {
        const row = sqliteRow.parse(read)
        yield change({ ...row, ...Object.fromEntries(times.map((column) => [column, isoTime(row[column] ?? null)])) })
      }
    },
  }
}

/** SQLite has no type for times: Prisma writes ISO 8601, or milliseconds since 1970; SQLite itself UTC without saying so. */
function isoTime(time: string | number | null): string | null {
  if (time === null) return null
  const isBare = typeof time === 'string' && !time.includes('T')
  return new Date(isBare ? `${time.replace(' ', 'T')}Z` : time).toISOString()
}

/** Copies all rows into the table of that name in PostgreSQL, so many at once; `onRows` hears of how many. */
export async function copyToPostgres(
  tx: Prisma.TransactionClient,
  table: Table,
  atOnce: number,
  onRows: (count: number) => void,
): Promise<void> {
  const names = table.columns.map((column) => `"${column}"`).join(', ')
  const insert = `INSERT INTO "${table.name}" (${names})
    SELECT ${names} FROM json_populate_recordset(NULL::"${table.name}", $1::json)`
  for (const rows of batches(table.rows(), atOnce)) {
    await tx.$executeRawUnsafe(insert, JSON.stringify(rows))
    onRows(rows.length)
  }
}

/** Whether the table of that name in PostgreSQL holds the same rows, and no others. */
export async function isInPostgres(
  tx: Prisma.TransactionClient,
  table: Table,
  atOnce: number,
  onRows: (count: number) => void,
): Promise<boolean> {
  const text = (rows: readonly Row[]) => JSON.stringify(rows.map((row) => table.columns.map((column) => row[column])))
  await tx.$executeRawUnsafe(
    `DECLARE copied NO SCROLL CURSOR FOR SELECT * FROM "${table.name}" ORDER BY ${table.order}`,
  )
  const next = async () => postgresRows.parse(await tx.$queryRawUnsafe(`FETCH ${atOnce} FROM copied`))
  try {
    for (const rows of batches(table.rows(), atOnce)) {
      if (text(rows) !== text(await next())) return false
      onRows(rows.length)
    }
    return (await next()).length === 0
  } finally {
    await tx.$executeRawUnsafe('CLOSE copied')
  }
}

function* batches(rows: Iterable<Row>, atOnce: number): Iterable<readonly Row[]> {
  let batch: Row[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < atOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
