import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMANDS } from '@/lib/use-cases/lists/commands'
import { startServer } from '../browser/site'
import { sendHostileRequests, tryForgedCookies, typeInjections } from '../hostile/runs'

const REQUESTS = 26_000

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-hostile-'))
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer(join(folder, 'site.db'))
})
afterAll(() => {
  server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test(`${REQUESTS} requests that no browser sends get no error of the site`, async () => {
  const seed = Date.now()
  const answers = await sendHostileRequests(server.site, REQUESTS, seed)
  process.stdout.write(`${REQUESTS} hostile requests (seed ${seed}): ${answers} answers, none from 500 on.\n`)
})

test('no forged cookie opens or changes anything by any command', async () => {
  const tries = await tryForgedCookies(server.site)
  process.stdout.write(`${tries} commands with forged cookies opened nothing.\n`)
  expect(tries).toBe(23 * COMMANDS.length)
})

test('what is typed to be taken for code stays text, wherever it is typed', async () => {
  process.stdout.write(`${await typeInjections(server.site)} pages showed injections as text.\n`)
})
