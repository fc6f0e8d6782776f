// `npm run bench:lighthouse`: Lighthouse (mobile) on the main pages, the middle of three runs each. Fetches Lighthouse itself, so it needs a registry.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SERVER } from '@/lib/serve/setup.mjs'
import { chromiumPath } from '../browser/chromium'

const PORT = 4021
const SITE = `http://127.0.0.1:${PORT}`
const PAGES = ['/', '/foods', '/food/spinach-raw', '/documents/b']
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-lighthouse-'))
const site: ChildProcess = spawn(process.execPath, SERVER, {
  stdio: 'ignore',
  env: {
    ...process.env,
    NODE_ENV: 'production',
    RATE_LIMIT_FACTOR: '1000',
    PORT: String(PORT),
    DATABASE_URL: `file:${join(folder, 'site.db')}`,
  },
})

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if ((await fetch(url).catch(() => null))?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer. Build first: npm start`)
}

type Report = {
  readonly categories: Readonly<Record<string, { score: number; auditRefs: readonly { id: string; weight: number }[] }>>
  readonly audits: Readonly<
    Record<
      string,
      {
        title: string
        score: number | null
        displayValue?: string
        details?: { items?: readonly { node?: { snippet?: string } }[] }
      }
    >
  >
}

const RUNS = 3

/** The middle run of each category: Lighthouse's own advice, since one run wanders by several points. */
async function middle(path: string, cookie?: string): Promise<Record<string, number>> {
  const runs: Record<string, number>[] = []
  for (let run = 0; run < RUNS; run += 1) runs.push(await audit(path, cookie))
  return Object.fromEntries(
    CATEGORIES.map((name) => [name, runs.map((run) => run[name] ?? 0).toSorted((a, b) => a - b)[(RUNS - 1) / 2] ?? 0]),
  )
}

/** A list of its own, with the cookie that opens it. */
async function exampleList(): Promise<{ readonly path: string; readonly cookie: string }> {
  const made = await fetch(`${SITE}/lists/commands`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: SITE, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'do=start-example',
  })
  const path = made.headers.get('location')
  const cookie = made.headers.getSetCookie()[0]?.split(';')[0]
  if (path === null || cookie === undefined) throw new Error(`No list was made: ${made.status}`)
  return { path: new URL(path, SITE).pathname, cookie }
}

async function audit(path: string, cookie?: string): Promise<Record<string, number>> {
  const { executablePath, libraries } = await chromiumPath()
  const out = join(folder, 'report.json')
  const headers = join(folder, 'headers.json')
  writeFileSync(headers, JSON.stringify(cookie === undefined ? {} : { Cookie: cookie }))
  const run = spawnSync(
    'npx',
    [
      ...['--yes', 'lighthouse@12.8.2', `${SITE}${path}`, '--quiet', '--output=json', `--output-path=${out}`],
      `--only-categories=${CATEGORIES.join(',')}`,
      `--extra-headers=${headers}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync',
    ],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        CHROME_PATH: executablePath,
        ...(libraries === null ? {} : { LD_LIBRARY_PATH: libraries }),
      },
    },
  )
  if (run.status !== 0) throw new Error(run.stderr)
  const report: Report = JSON.parse(readFileSync(out, 'utf8'))
  for (const name of CATEGORIES) {
    for (const { id, weight } of report.categories[name]?.auditRefs ?? []) {
      const found = report.audits[id]
      if (weight > 0 && typeof found?.score === 'number' && found.score < 0.9) {
        const where = (found.details?.items ?? []).flatMap(({ node }) => node?.snippet ?? []).slice(0, 2)
        console.log(`${path}: ${name}: ${found.title} ${found.displayValue ?? ''} ${where.join(' ')}`)
      }
    }
  }
  return Object.fromEntries(
    CATEGORIES.map((name) => [name, Math.round((report.categories[name]?.score ?? Number.NaN) * 100)]),
  )
}

try {
  await answers(`${SITE}/api/health`)
  const list = await exampleList()
  const rows: Record<string, Record<string, number>> = {}
  // As in use: somebody has been here before.
  for (const path of PAGES) await (await fetch(`${SITE}${path}`)).text()
  for (const path of PAGES) rows[path] = await middle(path)
  rows['a list'] = await middle(list.path, list.cookie)
  console.table(rows)
} finally {
  site.kill()
  rmSync(folder, { recursive: true, force: true })
}
