import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { MakeProgress } from '@/lib/build/make'
import { prepareStores } from '@/lib/build/prepare'
import { ifctTable } from '@/lib/content/ifct'
import { DataProblems } from '@/lib/content/table'
import { storedVersion } from '@/lib/db/meta'
import { type Stores, storesAt, storesFolder } from '@/lib/db/stores'
import { bundled } from '../fixtures/bundle'
import { type Data, smallData } from '../fixtures/small-data'
import { emptyStores, openStores, preparedStores, temporaryDirectory } from '../fixtures/stores'

const ROOT = process.cwd()

/** A copy of the data to change: all of it, or the small one. */
function copyOfData(from: Partial<Data> = {}): Data {
  const dataDir = join(temporaryDirectory(), 'data')
  cpSync(from.dataDir ?? join(ROOT, 'data'), dataDir, { recursive: true })
  return { dataDir, ifctFile: from.ifctFile ?? ifctTable() }
}

/** Changes the first line of a file that holds `before`. */
function change(file: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(before)
  writeFileSync(file, text.replace(before, after))
}

function unfinished(stores: Stores): readonly string[] {
  return readdirSync(storesFolder(stores)).filter((name) => name.includes('.part-'))
}

function query(stores: Stores, sql: string): unknown {
  const db = openStores(stores)
  try {
    return db.prepare(sql).pluck().get()
  } finally {
    db.close()
  }
}

describe('preparing the catalogue', () => {
  test('does nothing when the data is the same', () => {
    const stores = preparedStores()
    const again = prepareStores({ stores })
    expect(again).toMatchObject({ changed: false, migrations: [] })
  })

  test('shows progress up to the last food', () => {
    const stores = storesAt(join(temporaryDirectory(), 'new', 'deeper', 'table.db'))
    const seen: MakeProgress[] = []
    prepareStores({ stores, onProgress: (progress) => seen.push(progress) })
    const foods = seen.flatMap((one) => (one.phase === 'preparing' ? [one.foods] : []))
    const orders = seen.flatMap((one) => (one.phase === 'sorting' ? [one.orders] : []))
    for (const done of [foods, orders]) {
      expect(done.length).toBeGreaterThan(3)
      expect(done).toEqual([...new Set(done)].sort((a, b) => a - b))
    }
    expect(seen).toContainEqual({ phase: 'preparing', foods: foods.at(-1), allFoods: foods.at(-1) })
    expect(seen.at(-1)).toEqual({ phase: 'sorting', orders: orders.at(-1), allOrders: orders.at(-1) })
  })

  test('gives the same rows from the same data', () => {
    const all = (file: Stores) => {
      const db = openStores(file)
      const rows = db.prepare('SELECT * FROM Food ORDER BY id').all()
      db.close()
      return rows
    }
    const stores = emptyStores()
    prepareStores({ stores })
    expect(all(stores)).toEqual(all(preparedStores()))
  })

  test('takes away foods that left the data and keeps the lists that hold them', () => {
    const data = copyOfData(smallData())
    const stores = emptyStores()
    prepareStores({ stores, files: data })
    const db = new Database(stores.people)
    db.exec(`
      INSERT INTO Owner (id) VALUES ('o');
      INSERT INTO MealList (id, ownerId, name, scope, updatedAt) VALUES ('l', 'o', 'Tuesday', 'day', 0);
      INSERT INTO Meal (id, listId, name, position) VALUES ('m', 'l', 'Lunch', 0);
      INSERT INTO MealItem (id, mealId, foodId, grams, position) VALUES ('i', 'm', 'natto', 50, 0);`)
    db.close()
    const file = join(data.dataDir, 'foods', 'soy-foods.csv')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^natto,.*\n/m, ''))

    expect(prepareStores({ stores, files: data }).changed).toBe(true)
    expect(query(stores, `SELECT count(*) FROM Food WHERE id = 'natto'`)).toBe(0)
    expect(query(stores, `SELECT count(*) FROM SearchWord WHERE word = 'natto'`)).toBe(0)
    expect(query(stores, `SELECT foodId FROM MealItem`)).toBe('natto')
  })

  test('names file, line, column and reason of a broken row and changes nothing', () => {
    const data = copyOfData(smallData())
    const stores = emptyStores()
    const { version } = prepareStores({ stores, files: data })
    change(join(data.dataDir, 'foods', 'soy-foods.csv'), '\nnatto,', '\nNatto Bowl,')
    change(join(data.dataDir, 'foods', 'nuts.csv'), ',nuts,', ',nutz,')
    const attempt = () => prepareStores({ stores, files: data })
    expect(attempt).toThrow(DataProblems)
    expect(attempt).toThrow(/soy-foods\.csv, line \d+, id: "Natto Bowl" is not a kebab-case id/)
    expect(attempt).toThrow(/nuts\.csv, line \d+, group: "nutz" is not in groups\.json/)
    expect(query(stores, `SELECT value FROM Meta`)).toBe(version)
  })

  test('tells of twenty problems and counts the rest', () => {
    const data = copyOfData(smallData())
    const file = join(data.dataDir, 'foods', 'nuts.csv')
    appendFileSync(file, Array.from({ length: 30 }, (_, index) => `nut-${index},,,,,,,9,,,,,,,,,,,,\n`).join(''))
    try {
      prepareStores({ stores: emptyStores(), files: data })
      expect.unreachable()
    } catch (error) {
      const lines = String(error).split('\n')
      expect(lines).toHaveLength(22)
      expect(lines.at(-1)).toMatch(/^… and \d+ more$/)
    }
  })

  test('leaves the old catalogue whole when killed in the middle, and the next run finishes', async () => {
    const data = copyOfData()
    const stores = emptyStores()
    const { version } = prepareStores({ stores, files: data })
    const before = query(stores, 'SELECT count(*) FROM Food')
    const soy = join(data.dataDir, 'foods', 'soy-foods.csv')
    writeFileSync(soy, readFileSync(soy, 'utf8').replace(/^natto,.*\n/m, ''))

    // Stops after half of the foods, to be killed there.
    const script = join(data.dataDir, 'stop-halfway.mjs')
    writeFileSync(
      script,
      `import { prepareStores } from ${JSON.stringify(await bundled('lib/build/prepare.ts'))}
       prepareStores({
         stores: ${JSON.stringify(stores)},
         files: ${JSON.stringify(data)},
         onProgress: ({ phase, foods, allFoods }) => {
           if (phase === 'preparing' && foods < allFoods / 2) return
           process.stdout.write('halfway')
           Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000)
         },
       })`,
    )
    const child = spawn(process.execPath, [script], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone

    expect(query(stores, 'SELECT count(*) FROM Food')).toBe(before)
    expect(query(stores, 'SELECT value FROM Meta')).toBe(version)
    expect(query(stores, 'PRAGMA integrity_check')).toBe('ok')
    expect(unfinished(stores)).toHaveLength(1)

    expect(prepareStores({ stores, files: data }).changed).toBe(true)
    expect(query(stores, 'SELECT count(*) FROM Food')).toBe(Number(before) - 1)
    const db = new Database(stores.releases)
    expect(storedVersion(db)).not.toBe(version)
    expect(unfinished(stores)).toEqual([])
    db.close()
  }, 30_000)
})
