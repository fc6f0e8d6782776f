import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { openStore } from '@/lib/build/open-stores'
import { prepareStores } from '@/lib/build/prepare'
import { lists } from '@/lib/db/lists'
import { connect, type PeopleClient } from '@/lib/db/people-client'
import { connectPostgres } from '@/lib/db/postgres'
import { catalogueFile, storesAt } from '@/lib/db/stores'
import { doneIn } from '@/lib/lists/outcome'
import { peopleDatabase, startPostgres } from '../fixtures/postgres'

/**
 * What a person costs: bytes a row with its indexes, edits a second, memory a connection, in SQLite and in PostgreSQL
 * with all that makes it keep what it confirms. The figures are those of `lib/decisions/0034`.
 */
const OWNERS = 2000
const LISTS = 3
const MEALS = 3
const ITEMS = 4
const ENVELOPES = 20
const SECONDS = 4
const AT_ONCE = [1, 4, 16]

const TABLES = ['Owner', 'MealList', 'Meal', 'MealItem', 'Envelope'] as const
const counts = z.array(z.object({ table: z.string(), bytes: z.number() }))

const newId = () => randomBytes(16).toString('base64url')
const times = <T>(count: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, i) => make(i))

/** People as they come to be after some weeks. */
async function fill(db: PeopleClient): Promise<readonly { readonly owner: string; readonly list: string }[]> {
  const owners = times(OWNERS, newId)
  const owned = owners.flatMap((owner) => times(LISTS, () => ({ owner, list: randomUUID() })))
  const meals = owned.flatMap(({ list }) => times(MEALS, (position) => ({ id: randomUUID(), listId: list, position })))
  const items = meals.flatMap(({ id }) => times(ITEMS, (position) => ({ id: randomUUID(), mealId: id, position })))
  const now = new Date()
  const outcome = (list: string) =>
    JSON.stringify({ ok: true, did: 'set-measure', landing: { list, at: list }, listName: 'Tuesday', revision: 12 })
  const checksum = newId() + newId()
  await db.owner.createMany({ data: owners.map((id) => ({ id, lastSeenAt: now })) })
  await db.mealList.createMany({
    data: owned.map(({ owner, list }) => ({ id: list, ownerId: owner, name: 'Tuesday', scope: 'day', checksum })),
  })
  await db.meal.createMany({ data: meals.map((meal) => ({ ...meal, name: 'Breakfast' })) })
  await db.mealItem.createMany({
    data: items.map((item) => ({ ...item, foodId: 'fdc-168462', portion: '1 cup', quantity: 1.5, grams: 45 })),
  })
  for (let from = 0; from < OWNERS; from += 500) {
    await db.envelope.createMany({
      data: owned.slice(from * LISTS, (from + 500) * LISTS).flatMap(({ owner, list }, i) =>
        i % LISTS > 0
          ? []
          : times(ENVELOPES, () => ({
              ownerId: owner,
              id: randomUUID(),
              digest: newId() + newId(),
              outcome: outcome(list),
            })),
      ),
    })
  }
  return owned
}

async function edit(
  db: PeopleClient,
  { owner, list }: { readonly owner: string; readonly list: string },
): Promise<void> {
  await lists(db).once(owner, { id: randomUUID(), digest: '' }, async (own) => {
    const before = await own.read(list)
    if (before === null) throw new Error('The list is gone')
    const after = { ...before, name: randomUUID(), revision: before.revision + 1 }
    await own.save(before, after)
    return doneIn(after, 'rename-list')
  })
}

async function editsPerSecond(
  db: PeopleClient,
  owned: Awaited<ReturnType<typeof fill>>,
  atOnce: number,
): Promise<string> {
  let edits = 0
  const cpu = process.cpuUsage()
  const began = performance.now()
  const worker = async (first: number) => {
    for (let i = first; performance.now() - began < SECONDS * 1000; i += atOnce) {
      const one = owned[i % owned.length]
      if (one !== undefined) await edit(db, one)
      edits += 1
    }
  }
  await Promise.all(times(atOnce, worker))
  const { user, system } = process.cpuUsage(cpu)
  const perSecond = (1000 * edits) / (performance.now() - began)
  return `${perSecond.toFixed(0)} edits a second, ${((user + system) / 1000 / edits).toFixed(1)} ms of this process each`
}

function print(title: string, sizes: z.output<typeof counts>): void {
  const rows = [OWNERS, OWNERS * LISTS, OWNERS * LISTS * MEALS, OWNERS * LISTS * MEALS * ITEMS, OWNERS * ENVELOPES]
  let all = 0
  for (const [i, table] of TABLES.entries()) {
    const bytes = sizes.filter((size) => size.table === table).reduce((sum, size) => sum + size.bytes, 0)
    all += bytes
    console.log(`${title}  ${table.padEnd(9)} ${(bytes / (rows[i] ?? 1)).toFixed(0).padStart(5)} bytes a row`)
  }
  console.log(
    `${title}  a person  ${(all / OWNERS / 1000).toFixed(1)} KB, with ${LISTS} lists of ${MEALS * ITEMS} foods and ${ENVELOPES} envelopes`,
  )
}

async function measure(title: string, db: PeopleClient, sizes: () => Promise<z.output<typeof counts>>): Promise<void> {
  const owned = await fill(db)
  print(title, await sizes())
  for (const atOnce of AT_ONCE) {
    console.log(`${title}  ${String(atOnce).padStart(2)} at once  ${await editsPerSecond(db, owned, atOnce)}`)
  }
}

function catalogueSize(): string {
  const stores = storesAt(join(folder, 'catalogue.db'))
  const { version } = prepareStores({ stores })
  return (statSync(catalogueFile(stores, version)).size / 1e6).toFixed(1)
}

/** The memory that is a process's own, and its share of what it has in common with others, in KB. */
function ownMemory(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? Number.NaN)
}

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-bench-'))
const server = await startPostgres('-c', 'fsync=on')
try {
  const stores = storesAt(join(folder, 'table.db'))
  openStore(stores, 'people').db.close()
  const sqlite = connect(stores.people)
  await measure('SQLite    ', sqlite, async () => {
    const file = new Database(stores.people, { readonly: true })
    const sql = `SELECT tbl_name AS "table", sum(pgsize) AS bytes FROM dbstat JOIN sqlite_schema USING (name) GROUP BY tbl_name`
    const sizes = counts.parse(file.prepare(sql).all())
    file.close()
    return sizes
  })
  await sqlite.$disconnect()

  const postgres = connectPostgres({ kind: 'postgres', url: await peopleDatabase(server.url) })
  await measure('PostgreSQL', postgres, async () => {
    await postgres.$executeRaw`VACUUM ANALYZE`
    return counts.parse(
      await postgres.$queryRaw`
        SELECT relname::text AS table, pg_total_relation_size(oid)::float8 AS bytes
        FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    )
  })
  const backends = await postgres.$queryRaw`SELECT pid FROM pg_stat_activity WHERE datname = current_database()`
  const memory = z
    .array(z.object({ pid: z.number() }))
    .parse(backends)
    .map(({ pid }) => ownMemory(pid))
  const mean = memory.reduce((sum, one) => sum + one) / memory.length / 1000
  console.log(`PostgreSQL  a connection  ${mean.toFixed(1)} MB of memory (mean of ${memory.length})`)
  await postgres.$disconnect()
  console.log(`Catalogue   ${catalogueSize()} MB on every server`)
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}
