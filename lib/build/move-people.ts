import { existsSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { Prisma } from '../../prisma/generated/people/client'
import { rowCount } from '../db/copy-rows'
import { openAlone } from '../db/open-alone'
import { type PostgresPlace, placeName } from '../db/people-place'
import { persist } from '../db/persist'
import { connectPatiently } from '../db/postgres'
import { DatabaseProblem } from '../db/problem'
import type { Stores } from '../db/stores'
import { copyToPostgres, isInPostgres, type Row, type Table, tableOf } from '../db/table-rows'
import { openStore } from './open-stores'
import { preparePostgres } from './prepare-postgres'

/** Parents before children. */
const TABLES = ['Owner', 'MealList', 'Meal', 'MealItem', 'Envelope', 'Clock'] as const
const ROWS_AT_ONCE = 1000
const LONGEST_MS = 24 * 60 * 60 * 1000

const ids = z.array(z.string())

/** People were not moved, for a reason that whoever asked can do something about. */
export class MoveProblem extends Error {}

export type MoveProgress = { readonly phase: 'moving' | 'comparing'; readonly rows: number; readonly allRows: number }

export type Moved = {
  /** `there` where an earlier move had brought over just the same. */
  readonly kind: 'moved' | 'there'
  readonly from: string
  readonly to: string
  readonly people: number
  readonly lists: number
  readonly rows: number
  /** How many lists had a name with a character that PostgreSQL cannot keep; a space stands there now. */
  readonly cleaned: number
}

/**
 * Carries people and their lists over from the SQLite file to an empty PostgreSQL: in one transaction, compared row by
 * row before it is committed, so that PostgreSQL has all or nothing, whenever it is killed. What the file holds stays as
 * it is. Throws MoveProblem where PostgreSQL holds something else, DatabaseProblem where somebody uses the file or a
 * database is not as it should be.
 */
export async function movePeople(
  stores: Stores,
  place: PostgresPlace,
  onProgress: (progress: MoveProgress) => void = () => {},
): Promise<Moved> {
  if (!existsSync(stores.people)) throw new DatabaseProblem('missing', stores.people)
  // Whoever still uses the file is not to find that its tables changed.
  openAlone(stores.people).close()
  openStore(stores, 'people').db.close()
  const file = openAlone(stores.people)
  const client = connectPatiently(place)
  try {
    await preparePostgres(place)
    const names = { from: stores.people, to: placeName(place) }
    const options = { maxWait: LONGEST_MS, timeout: LONGEST_MS }
    return await persist(client, () => client.$transaction((tx) => move(file, tx, names, onProgress), options))
  } finally {
    await client.$disconnect()
    file.close()
  }
}

async function move(
  file: Database.Database,
  tx: Prisma.TransactionClient,
  names: Pick<Moved, 'from' | 'to'>,
  onProgress: (progress: MoveProgress) => void,
): Promise<Moved> {
  const { tables, cleaned } = tablesOf(file)
  const allRows = TABLES.reduce((sum, table) => sum + rowCount(file, table), 0)
  const counter = (phase: MoveProgress['phase']) => {
    let rows = 0
    return (count: number) => {
      rows += count
      onProgress({ phase, rows, allRows })
    }
  }
  // Servers that run already wait, so that nobody is made meanwhile.
  await tx.$executeRaw`LOCK TABLE "Owner", "Envelope", "Clock" IN SHARE ROW EXCLUSIVE MODE`
  const isEmpty = (await tx.owner.findFirst()) === null && (await tx.envelope.findFirst()) === null
  if (isEmpty) {
    // That of the store which moves goes on.
    await tx.clock.deleteMany()
    const count = counter('moving')
    for (const table of tables) await copyToPostgres(tx, table, ROWS_AT_ONCE, count)
  }
  const count = counter('comparing')
  for (const table of tables) {
    if (!(await isInPostgres(tx, table, ROWS_AT_ONCE, count))) throw unlike(isEmpty, table, names)
  }
  return {
    kind: isEmpty ? 'moved' : 'there',
    ...names,
    people: rowCount(file, 'Owner'),
    lists: rowCount(file, 'MealList', '"deletedAt" IS NULL'),
    rows: allRows,
    cleaned,
  }
}

function unlike(isCopied: boolean, { name }: Table, { from, to }: Pick<Moved, 'from' | 'to'>): Error {
  if (isCopied) return new Error(`Rows of ${name} did not come over whole. Nothing was changed.`)
  return new MoveProblem(
    `${to} holds people and lists already, and other ones than ${from}. Nothing was changed. Name an empty database.`,
  )
}

/**
 * The tables as they are to stand in PostgreSQL, which keeps no NUL. A list of which a name had one has no checksum until
 * it is next written.
 */
function tablesOf(file: Database.Database): { readonly tables: readonly Table[]; readonly cleaned: number } {
  const cleaned = new Set(
    ids.parse(
      file
        .prepare(
          `SELECT id FROM MealList WHERE instr(name, char(0)) > 0
           UNION SELECT listId FROM Meal WHERE instr(name, char(0)) > 0`,
        )
        .pluck()
        .all(),
    ),
  )
  const change = (row: Row): Row => {
    const { id } = row
    const isOther = typeof id === 'string' && cleaned.has(id) && 'checksum' in row
    return { ...withoutNul(row), ...(isOther ? { checksum: null } : {}) }
  }
  return { tables: TABLES.map((name) => tableOf(file, name, change)), cleaned: cleaned.size }
}

function withoutNul(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' ? value.replaceAll('\0', ' ') : value,
    ]),
  )
}
