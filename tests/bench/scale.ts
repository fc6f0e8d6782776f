// `npm run bench:scale`: what suggesting and searching cost at each size, beside bare SQLite reading the same hits.
// Generates and imports releases of up to two million foods: takes a while, and about 3 GB of disk.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { storesAt } from '@/lib/db/stores'
import { build, generateClient, SERVER } from '@/lib/serve/setup.mjs'
import { generateBranded } from './generated-release'
import { chart } from './scale-chart'
import { shownCatalogue } from './scale-files'
import { BEFORE, TYPED } from './scale-queries'

await generateClient()
await build()

const SIZES = (process.env.SCALE_SIZES ?? '8000,100000,1000000,2000000').split(',').map(Number)
const OURS = 2301
/** The bounds on the heap that the server runs with. */
const HEAP = SERVER.filter((flag) => flag.startsWith('--max'))
const PORT = 4031
const PICTURE = join('tests', 'pictures', 'scale.svg')

type Times = { readonly p50: number; readonly p99: number }
type Measured = { readonly suggest: Times; readonly search: Times; readonly floor: Times }

function run(command: string, args: readonly string[], file: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, DATABASE_URL: `file:${file}` },
  })
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`)
  return stdout
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt += 1) {
    if ((await fetch(url).catch(() => null))?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} does not answer`)
}

/** The whole server on this catalogue: milliseconds of a suggestion over HTTP, never asked before, and its memory. */
async function served(file: string): Promise<{ readonly p99: number; readonly memory: number }> {
  const site: ChildProcess = spawn(process.execPath, SERVER, {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      RATE_LIMIT_FACTOR: '1000',
      PORT: String(PORT),
      DATABASE_URL: `file:${file}`,
    },
  })
  try {
    const origin = `http://127.0.0.1:${PORT}`
    await answers(`${origin}/api/health`)
    const suggest = async (q: string) => (await fetch(`${origin}/api/v1/suggest?q=${encodeURIComponent(q)}`)).text()
    for (const q of BEFORE) await suggest(q)
    const times: number[] = []
    for (const q of new Set(TYPED)) {
      const began = performance.now()
      await suggest(q)
      times.push(performance.now() - began)
    }
    for (const q of TYPED) await (await fetch(`${origin}/foods?q=${encodeURIComponent(q)}`)).text()
    const sorted = times.toSorted((a, b) => a - b)
    const status = readFileSync(`/proc/${site.pid}/status`, 'utf8')
    const memory = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024
    return { p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN, memory }
  } finally {
    site.kill()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-scale-'))
const rows: Record<string, string | number>[] = []
const points: { readonly size: number; readonly suggest: number; readonly search: number; readonly floor: number }[] =
  []
const ms = (value: number) => Number(value.toFixed(value < 10 ? 2 : 1))
try {
  for (const size of SIZES) {
    const release = join(folder, `release-${size}`)
    const file = join(folder, `scale-${size}`, 'scale.db')
    await generateBranded(release, size - OURS)
    const imported = run('npm', ['run', '-s', 'catalogue', '--', 'import', release], file)
    rmSync(release, { recursive: true })
    const [, seconds, memory] = /Took ([\d.]+) s and at most (\d+) MB/.exec(imported) ?? []
    const measured: Measured = JSON.parse(
      run(process.execPath, [...HEAP, '--import', 'tsx', 'tests/bench/scale-child.ts', file], file),
    )
    const site = await served(file)
    rows.push({
      foods: size.toLocaleString('en'),
      'suggest p50': ms(measured.suggest.p50),
      'suggest p99': ms(measured.suggest.p99),
      'search p50': ms(measured.search.p50),
      'search p99': ms(measured.search.p99),
      'bare SQLite p99': ms(measured.floor.p99),
      'search : bare': Number((measured.search.p99 / measured.floor.p99).toFixed(1)),
      'suggest p99 over HTTP': ms(site.p99),
      'server MB': Math.round(site.memory),
      'import s': Number(seconds),
      'import MB': Number(memory),
      'catalogue MB': Math.round(statSync(shownCatalogue(storesAt(file)).file).size / 2 ** 20),
      'releases MB': Math.round(statSync(storesAt(file).releases).size / 2 ** 20),
    })
    points.push({
      size,
      suggest: measured.suggest.p99,
      search: measured.search.p99,
      floor: measured.floor.p99,
    })
    console.log(`${size.toLocaleString('en')} foods: done`)
    rmSync(join(folder, `scale-${size}`), { recursive: true })
  }
  console.log(
    'Milliseconds in the process, no query asked before. Aims: suggest p99 20, search p99 50, server 500 MB at 2,000,000; p99 5 at 8,000.',
  )
  console.table(rows)
  writeFileSync(PICTURE, chart(points))
  console.log(`Drawn in ${PICTURE}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
