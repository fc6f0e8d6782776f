// `npm run bench:import`: bringing in a release, side by side with a bare loop of prepared inserts that writes the same
// rows into the same tables with the same indexes. Once at the size of a table that is typed by hand, and once at that
// of the whole Branded table.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { migrate } from '@/lib/db/migrate'
import { storesAt } from '@/lib/db/stores'
import { generateClient } from '@/lib/serve/setup.mjs'
import { generateBranded } from './generated-release'
import { shownCatalogue } from './scale-files'

await generateClient()

const SIZES = (process.env.BENCH_FOODS ?? '100000,2000000').split(',').map(Number)
/** A large table takes minutes, and varies less. */
const roundsOf = (foods: number) => (foods > 500_000 ? 1 : 3)
const CHUNK = 2000
const RELEASES = {
  store: 'releases',
  tables: ['Release', 'SourceFood'],
  pragmas: ['journal_mode = WAL', 'synchronous = NORMAL'],
}
const SHOWN = {
  store: 'catalogue',
  tables: [
    ...[
      'Dataset',
      'Food',
      'FoodAlias',
      'FoodPortion',
      'FoodFlag',
      'FoodNaming',
      'NamingClaim',
      'GroupRank',
      'GroupSize',
    ],
    ...['SearchWord', 'SearchPrefix', 'SearchName', 'SearchArray', 'WordTrigram'],
  ],
  pragmas: ['page_size = 16384', 'journal_mode = MEMORY', 'synchronous = OFF', 'cache_size = -16384'],
}

/** Seconds to insert the rows of these tables into a new database, a transaction each chunk; reading them not counted. */
function insertSeconds(from: string, to: string, { store, tables, pragmas }: typeof RELEASES): number {
  const source = new Database(from, { readonly: true })
  const db = new Database(to)
  for (const pragma of pragmas) db.pragma(pragma)
  migrate(db, join(process.cwd(), 'prisma', store, 'migrations'))
  let ms = 0
  for (const table of tables) {
    const columns = z
      .array(z.string())
      .parse(source.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table))
    const insert = db.prepare(
      `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    const write = (rows: readonly unknown[][]) => {
      const began = performance.now()
      db.exec('BEGIN')
      for (const row of rows) insert.run(...row)
      db.exec('COMMIT')
      ms += performance.now() - began
    }
    let rows: unknown[][] = []
    for (const row of source.prepare<[], unknown[]>(`SELECT * FROM "${table}"`).raw().iterate()) {
      rows.push(row)
      if (rows.length < CHUNK) continue
      write(rows)
      rows = []
    }
    write(rows)
  }
  db.close()
  source.close()
  rmSync(to)
  return ms / 1000
}

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-import-'))
try {
  for (const foods of SIZES) {
    const release = join(folder, `release-${foods}`)
    await generateBranded(release, foods)
    const ratios: number[] = []
    for (let round = 0; round < roundsOf(foods); round += 1) {
      const file = join(folder, 'imported', 'import.db')
      const { stdout, stderr, status } = spawnSync('npm', ['run', '-s', 'catalogue', '--', 'import', release], {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: `file:${file}` },
      })
      const took = /Took ([\d.]+) s and at most (\d+) MB/.exec(stdout)
      if (status !== 0 || took === null) throw new Error(`${stdout}\n${stderr}`)
      const imported = Number(took[1])
      const stores = storesAt(file)
      const bare =
        insertSeconds(stores.releases, join(folder, 'releases.db'), RELEASES) +
        insertSeconds(shownCatalogue(stores).file, join(folder, 'shown.db'), SHOWN)
      ratios.push(bare / imported)
      const [ours, floor] = [imported, bare].map((seconds) => seconds.toFixed(1))
      console.log(
        `${foods.toLocaleString('en')} foods: import ${ours} s and ${took[2]} MB, bare loop ${floor} s: ${(bare / imported).toFixed(2)}`,
      )
      rmSync(join(folder, 'imported'), { recursive: true })
    }
    const middle = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)]
    console.log(`${foods.toLocaleString('en')} foods: ${middle?.toFixed(2)} of the rate of the bare loop (aim 0.50)`)
    rmSync(release, { recursive: true })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
