import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { lockImports } from '@/lib/db/import-lock'
import { type Stores, storesAt, storesFolder } from '@/lib/db/stores'
import { generateBranded } from '../bench/generated-release'
import { bundled } from '../fixtures/bundle'
import { folder, zipped } from '../fixtures/import/made-up-release'
import { KALE, type MadeUp, release, value } from '../fixtures/import/tables'
import { madeOnce } from '../fixtures/once'
import { preparedStores } from '../fixtures/stores'

vi.setConfig({ testTimeout: 120_000 })

const COMMAND = await bundled('lib/cli/catalogue.ts')

/** `npm run catalogue -- …` on a database. */
function catalogue({ single }: Stores, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, DATABASE_URL: `file:${single}` },
    maxBuffer: 1 << 28,
  })
  return { status, out: stdout, err: stderr }
}

const kale: MadeUp = { record: '900001', ndb: KALE.ndb, magnesium: '33', potassium: '348', sodium: '53', kcal: '43' }
const soup: MadeUp = { record: '900002', ndb: '99902', description: '=cmd|soup', sodium: '160', cup: '240' }

describe('the catalogue command', () => {
  test('imports, lists, verifies, compares, exports and removes', () => {
    const file = preparedStores()
    const old = release('foundation', '2023-04-20', [kale, soup, { record: '900003', ndb: '99903', sodium: '1' }])
    const recent = release('foundation', '2024-10-31', [
      { ...kale, potassium: '600' },
      { ...soup, record: '950002' },
      { record: '900004', ndb: '99904' },
    ])
    const first = catalogue(file, 'import', old)
    expect(first.status).toBe(0)
    expect(first.out).toContain('Reading the foods\nPreparing the catalogue\n')
    expect(first.out).toContain('usda-foundation@2023-04-20 is imported: 3 foods, 0 rows rejected.')
    expect(catalogue(file, 'import', old).out).toContain('Nothing changed.')
    expect(catalogue(file, 'import', recent).status).toBe(0)

    const list = catalogue(file, 'list').out
    expect(list).toContain('usda-foundation@2024-10-31, shown\n  3 foods, 0 rows rejected')
    expect(list).toContain('unknown: magnesium in 2, potassium in 2, sodium in 1')

    const rules = catalogue(file, 'rules').out.split('\n')
    expect(rules[0]).toBe('usda-foundation@2024-10-31: 3 foods')
    expect(rules).toContain('  serving          3  vegetables')

    const diff = catalogue(file, 'diff', '2023-04-20', 'usda-foundation@2024-10-31')
    expect(diff.out).toContain('added 900004 Food 900004')
    expect(diff.out).toContain('withdrawn 900003 Food 900003')
    expect(diff.out).toContain('potassium mg: 348 → 600 in 100 g')
    // 348 mg × 0.85 = 296 mg, on a label 300; 600 mg × 0.85 = 510 mg.
    expect(diff.out).toMatch(/gained potassium-rich\. Before missed: .*; now given: 510 mg in a serving, at least 350/)
    expect(diff.out).toMatch(/lost potassium-source\. .*now it has the stronger tag/)
    expect(diff.out).toContain('record was 900002')
    expect(diff.out).toContain('1 added, 1 withdrawn, 2 changed.')
    const lines = catalogue(file, 'diff', '2023-04-20', '2024-10-31', '--json').out.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).kind).toSorted()).toEqual(['added', 'changed', 'changed', 'withdrawn'])

    expect(catalogue(file, 'verify')).toMatchObject({
      status: 0,
      out: `usda-foundation@2024-10-31: as published
usda-foundation@2023-04-20: as published
The catalogue follows from these releases.\n`,
    })

    const csv = join(storesFolder(file), 'foods.csv')
    expect(catalogue(file, 'export', '--out', csv).status).toBe(0)
    const text = readFileSync(csv, 'utf8')
    const cells = z.array(z.record(z.string(), z.string())).parse(parse(text, { columns: true }))
    expect(cells).toHaveLength(Number(value(file, 'SELECT count(*) FROM Food')))
    expect(cells.find(({ id }) => id === KALE.id)).toMatchObject({
      'official name': 'Food 900001',
      'potassium mg per 100 g': '600',
      dataset: 'usda-foundation',
      release: '2024-10-31',
      record: '900001',
      tags: expect.stringContaining('potassium-rich'),
    })
    expect(cells.find(({ record }) => record === '950002')).toMatchObject({
      'official name': `'=cmd|soup`,
      'magnesium mg per 100 g': '',
    })
    const json = JSON.parse(catalogue(file, 'export', '--json').out)
    const exported = json.foods.find(({ id }: { id: string }) => id === KALE.id)
    expect(exported.provenance).toEqual({
      dataset: 'usda-foundation',
      release: '2024-10-31',
      record: '900001',
      decidedBy: null,
    })
    expect(exported.receipts).toContainEqual(expect.objectContaining({ tag: 'potassium-rich', verdict: 'given' }))
    expect(exported.per100g.potassium).toBe(600)

    expect(catalogue(file, 'remove', '2024-10-31').status).toBe(0)
    expect(value(file, 'SELECT potassium FROM Food WHERE id = ?', KALE.id)).toBe(348)
  })

  test('verify finds figures that are not those of the file', () => {
    const file = preparedStores()
    const zip = release('foundation', '2024-10-31', [kale, soup])
    catalogue(file, 'import', zip)
    const db = new Database(file.releases)
    onTestFinished(() => void db.close())
    db.exec(`UPDATE SourceFood SET sodium = 0 WHERE record = '900002'`)
    const { status, out } = catalogue(file, 'verify', '2024-10-31')
    expect(status).toBe(1)
    expect(out).toContain('900002 =cmd|soup differs from the file')
    const other = release('foundation', '2024-10-31', [kale])
    expect(catalogue(file, 'verify', '2024-10-31', '--file', other).out).toContain('its SHA-256 is another')
    expect(catalogue(file, 'verify', '2024-10-31', '--file', '/nowhere.zip').out).toContain('is not at hand')
  })

  test('says what is wrong and ends with a code that tells', () => {
    const file = preparedStores()
    const zip = join(folder({ 'notes.zip': zipped({ 'notes.txt': 'no foods here' }) }), 'notes.zip')
    expect(catalogue(file, 'import', zip)).toMatchObject({ status: 1, err: expect.stringContaining('notes.zip') })
    expect(catalogue(file, 'import', '/nowhere.zip')).toMatchObject({
      status: 2,
      err: 'There is nothing at /nowhere.zip.\n',
    })
    expect(catalogue(file, 'remove', '1999')).toMatchObject({
      status: 2,
      err: 'No release "1999" is imported. None is.\n',
    })
    expect(catalogue(file, 'diff', 'one')).toMatchObject({ status: 2 })
    expect(catalogue(file, 'juggle').err).toContain('There is no command "juggle".')
    expect(catalogue(file, '--help')).toMatchObject({ status: 0, out: expect.stringContaining('Exit codes') })
    const missing = storesAt(join(storesFolder(file), 'missing.db'))
    expect(catalogue(missing, 'list')).toMatchObject({ status: 1, err: expect.stringContaining('no database') })
    expect(existsSync(missing.releases)).toBe(false)
  })
})

test('an import of a large table beside another import says so, and ends', async () => {
  const stores = preparedStores()
  const large = await madeOnce(inject('shared'), 'large-table', (folder) => generateBranded(folder, 30_000))
  const unlock = lockImports(stores, 'usda-foundation 2024-10-31')
  try {
    const { status, err } = catalogue(stores, 'import', large)
    expect(err).toContain('Another import is running (usda-foundation 2024-10-31')
    expect(status).toBe(3)
  } finally {
    unlock()
  }
})
