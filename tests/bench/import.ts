// `npm run bench:import`: bringing in a release, side by side with a bare loop of prepared inserts that writes the same
// rows into the same tables with the same indexes.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { migrate } from '@/lib/db/migrate'
import { generateClient } from '../../lib/serve/setup.mjs'
import { generateBranded } from './generated-release'
import { shownFile } from './scale-files'

generateClient()

const FOODS = Number(process.env.BENCH_FOODS ?? 100_000)
const ROUNDS = 3
const CHUNK = 2000
const MIGRATIONS = join(process.cwd(), 'prisma', 'migrations')

type Rows = { readonly table: string; readonly columns: readonly string[]; readonly rows: readonly unknown[][] }

function rowsOf(file: string, tables: readonly string[]): readonly Rows[] {
  const db = new Database(file, { readonly: true })
  try {
    return tables.map((table) => {
      const columns = z.array(z.string()).parse(db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table))
      return { table, columns, rows: db.prepare<[], unknown[]>(`SELECT * FROM "${table}"`).raw().all() }
    })
  } finally {
    db.close()
  }
}

/** Seconds to insert these rows into a new database, in chunks of a transaction each. */
function insertSeconds(file: string, tables: readonly Rows[], pragmas: readonly string[]): number {
  const db = new Database(file)
  for (const pragma of pragmas) db.pragma(pragma)
  migrate(db, MIGRATIONS)
  const began = performance.now()
  for (const { table, columns, rows } of tables) {
    const insert = db.prepare(
      `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    for (let from = 0; from < rows.length; from += CHUNK) {
      db.exec('BEGIN')
      for (const row of rows.slice(from, from + CHUNK)) insert.run(...row)
      db.exec('COMMIT')
    }
  }
  const seconds = (performance.now() - began) / 1000
  db.close()
  return seconds
}

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-import-'))
try {
  const release = join(folder, 'release')
  await generateBranded(release, FOODS)
  const results: { imported: number; bare: number }[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const file = join(folder, `import-${round}`, 'import.db')
    const { stdout, stderr, status } = spawnSync('npm', ['run', '-s', 'catalogue', '--', 'import', release], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: `file:${file}` },
    })
    if (status !== 0) throw new Error(`${stdout}\n${stderr}`)
    const imported = Number(/Took ([\d.]+) s/.exec(stdout)?.[1])
    const main = rowsOf(file, ['Release', 'SourceFood'])
    const shown = rowsOf(shownFile(file), [
      ...['Dataset', 'Food', 'FoodAlias', 'FoodPortion', 'FoodNaming'],
      ...['SearchWord', 'SearchPrefix', 'SearchName', 'SearchArray', 'WordTrigram'],
    ])
    const bare =
      insertSeconds(join(folder, `main-${round}.db`), main, ['journal_mode = WAL', 'synchronous = NORMAL']) +
      insertSeconds(join(folder, `shown-${round}.db`), shown, [
        'page_size = 16384',
        'journal_mode = MEMORY',
        'synchronous = OFF',
      ])
    results.push({ imported, bare })
    console.log(`import ${imported.toFixed(1)} s, bare loop ${bare.toFixed(1)} s: ${(bare / imported).toFixed(2)}`)
  }
  const ratios = results.map(({ imported, bare }) => bare / imported).sort((a, b) => a - b)
  console.log(`import : bare loop, the middle of ${ROUNDS} rounds: ${ratios[1]?.toFixed(2)} of its rate (aim 0.50)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
