import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { catalogue } from '@/lib/db/catalogue'
import { storesFolder } from '@/lib/db/stores'
import { bundled } from '../fixtures/bundle'
import { release } from '../fixtures/import/tables'
import { preparedStores, temporaryDirectory } from '../fixtures/stores'
import { UNPRINTABLE } from '../import/hostile-text'

vi.setConfig({ testTimeout: 120_000 })

const COMMAND = await bundled('lib/cli/catalogue.ts')
const EVIL = '\u001b[31m\u0007\u202e\u200b\u009b2J\u2028'

test('nothing imported, and no name of a file, reaches a terminal or a page raw', async () => {
  const stores = preparedStores()
  const run = (...args: readonly string[]) => {
    const env = { ...process.env, DATABASE_URL: `file:${stores.single}` }
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
      encoding: 'utf8',
      env,
      maxBuffer: 1 << 28,
    })
    for (const said of [stdout, stderr]) expect(said.replace(/\r\n|[\n\t]/g, '')).not.toMatch(UNPRINTABLE)
    return { status, stdout, stderr }
  }
  const foods = (sodium: string) => [
    { record: '900001', description: `So${EVIL}up`, sodium, cup: '240' },
    { record: '900002', description: `St${EVIL}ew`, sodium: `${EVIL}` },
    { record: `x${EVIL}`, description: 'Bread' },
  ]
  // The folder of a file has a name that nobody checked.
  const place = join(temporaryDirectory(), `re${EVIL}leases`)
  const [older, newer] = ['2023-04-20', '2024-10-31'].map((date, at) => {
    const from = release('foundation', date, foods(String(at + 1)))
    const to = join(place, date, `FoodData_Central_foundation_food_csv_${date}.zip`)
    cpSync(from, to)
    return to
  })
  const imported = run('import', older ?? '')
  expect(imported.status).toBe(0)
  expect(imported.stdout).toContain('rows rejected')
  run('import', newer ?? '')
  expect(run('list').stdout).toContain('/re [31m')
  expect(run('diff', '2023-04-20', '2024-10-31').stdout).toContain('900001')
  expect(run('export', '--json').stdout).toContain('900002')
  run('import', join(place, `no${EVIL}thing`))
  run(`do${EVIL}it`)
  const rejects = readFileSync(join(storesFolder(stores), 'rejected-usda-foundation-2024-10-31.csv'), 'utf8')
  expect(rejects.replace(/\r\n/g, '')).not.toMatch(UNPRINTABLE)

  const reader = catalogue(stores)
  const soup = await reader.food('fdc-900001')
  expect(soup?.name).toMatch(/^So.*up$/)
  const shown = JSON.stringify([soup, soup === null ? null : await reader.provenance(soup), await reader.operations()])
  expect(shown).not.toMatch(UNPRINTABLE)
})

test('what was imported before words were tidied is tidied when the catalogue is made', async () => {
  const stores = preparedStores()
  const env = { ...process.env, DATABASE_URL: `file:${stores.single}` }
  const zip = release('foundation', '2024-10-31', [{ record: '900001', description: 'Soup', sodium: '1', cup: '240' }])
  spawnSync(process.execPath, [COMMAND, 'import', zip], { env })
  const db = new Database(stores.releases)
  db.prepare('UPDATE SourceFood SET description = ?, brandName = ?, portions = ?').run(
    `So${EVIL}up`,
    EVIL,
    JSON.stringify([{ label: `1 ${EVIL}cup`, grams: 240 }]),
  )
  db.prepare(`UPDATE "Release" SET sha256 = 'other', summary = ?`).run(
    JSON.stringify([{ kind: 'noted', file: EVIL, reason: EVIL, rows: 1 }]),
  )
  db.close()
  spawnSync(process.execPath, [COMMAND, 'verify'], { env })
  const reader = catalogue(stores)
  const soup = await reader.food('fdc-900001')
  expect(soup?.portions[0]?.label).toMatch(/^1 .*cup$/)
  const shown = JSON.stringify([soup, soup === null ? null : await reader.provenance(soup), await reader.operations()])
  expect(shown).not.toMatch(UNPRINTABLE)
})
