// `npm run bench`: everything side by side in one run, as ratios.
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import autocannon from 'autocannon'
import { build, generateClient, SERVER } from '@/lib/serve/setup.mjs'
import { anItem } from '../fixtures/item'
import { yardstick } from '../fixtures/yardstick'
import { assessmentMilliseconds } from './assessment'
import { firstVisits, floorMilliseconds, p99BesideFirstVisits, WORDS } from './first-visits'

await generateClient()
await build()

const SECONDS = Number(process.env.BENCH_SECONDS ?? 6)
const [FRONT, NEXT, BARE] = [4010, 4011, 4012]

const TAGS = [
  'magnesium-rich',
  'magnesium-source',
  'potassium-rich',
  'potassium-source',
  'low-sodium',
  'document-magnesium',
]
const GROUPS = [
  'legumes',
  'nuts',
  'fruit',
  'vegetables',
  'leafy-greens',
  'whole-grains',
  'seeds',
  'cheese',
  'breads',
  'soups',
]
const FILTERED = TAGS.flatMap((tag) => GROUPS.map((group) => `/foods?tag=${tag}&not=high-sodium&group=${group}`))
const SEARCHES = WORDS.map((word) => `/api/v1/foods?q=${encodeURIComponent(word)}&pageSize=20`)

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-bench-'))
const file = join(folder, 'bench.db')
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: 'production',
  RATE_LIMIT_FACTOR: '1000',
  DATABASE_URL: `file:${file}`,
  MINERAL_TABLE_SECRET: 'a secret for this benchmark and nothing else',
}
const running: ChildProcess[] = []

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if ((await fetch(url).catch(() => null))?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} does not answer`)
}

function start(args: readonly string[], port: number): ChildProcess {
  const child = spawn(process.execPath, [...args], { env: { ...environment, PORT: String(port) }, stdio: 'ignore' })
  running.push(child)
  return child
}

async function load(port: number, paths: readonly string[], seconds = SECONDS): Promise<{ rate: number; p99: number }> {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: 16,
    duration: seconds,
    requests: paths.map((path) => ({ path })),
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} bad answers, ${result.errors} errors`)
  return { rate: result.requests.average, p99: result.latency.p99 }
}

async function once(port: number, paths: readonly string[]): Promise<number> {
  const began = performance.now()
  for (const path of paths) await (await fetch(`http://127.0.0.1:${port}${path}`)).text()
  return paths.length / ((performance.now() - began) / 1000)
}

function residentMegabytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

function line(what: string, value: string, aim = ''): void {
  console.log(`${what.padEnd(66)} ${value.padStart(12)}  ${aim}`)
}

try {
  const front = start(SERVER, FRONT)
  await answers(`http://127.0.0.1:${FRONT}/api/health`)
  start(['node_modules/next/dist/bin/next', 'start', '-p', String(NEXT)], NEXT)
  await answers(`http://127.0.0.1:${NEXT}/documents/a`)

  await once(NEXT, ['/foods'])
  const cold = await once(FRONT, FILTERED)
  const fixed = await load(NEXT, ['/documents/a'])
  const naive = await load(NEXT, FILTERED)
  const filtered = await load(FRONT, FILTERED)

  const catalogue = readdirSync(folder).find((name) => /catalogue.*\.db$/.test(name)) ?? 'bench.db'
  const bare = fork('tests/bench/bare-server.ts', [join(folder, catalogue), String(BARE)], {
    execArgv: ['--import', 'tsx'],
  })
  running.push(bare)
  await new Promise((resolve) => bare.once('message', resolve))
  const served = { pid: front.pid ?? 0, site: `http://127.0.0.1:${FRONT}` }
  const visitFloor = await floorMilliseconds(served)
  const visits = await firstVisits(served, bare, `http://127.0.0.1:${BARE}`)
  const besideHealth = await p99BesideFirstVisits(served.site, '/api/health', SECONDS)
  const besideKept = await p99BesideFirstVisits(served.site, '/documents/a', SECONDS)
  const searchCold = await once(FRONT, SEARCHES)
  for (const path of SEARCHES) {
    const found: { foods: { id: string }[] } = await (await fetch(`http://127.0.0.1:${FRONT}${path}`)).json()
    bare.send({ path, ids: found.foods.map((food) => food.id) })
  }
  const floor = await load(BARE, SEARCHES)
  const searched = await load(FRONT, SEARCHES)
  const memory = residentMegabytes(front)
  const assessment = assessmentMilliseconds(yardstick.slice(0, 20).map(({ food }) => anItem(food, food.serving.grams)))

  front.kill()
  await new Promise((resolve) => front.once('exit', resolve))
  const began = performance.now()
  running.push(
    spawn(process.execPath, ['lib/serve/start.mjs'], { env: { ...environment, PORT: String(FRONT) }, stdio: 'ignore' }),
  )
  await answers(`http://127.0.0.1:${FRONT}/foods`)
  const startSeconds = (performance.now() - began) / 1000

  const rate = (value: number) => `${Math.round(value)}/s`
  line('static page, Next alone', rate(fixed.rate))
  line('filtered /foods, Next alone (no front)', rate(naive.rate), `${(naive.rate / fixed.rate).toFixed(2)} of static`)
  line('filtered /foods, 60 URLs, kept', rate(filtered.rate), `p99 ${filtered.p99} ms`)
  line('filtered /foods, first visit of each URL, one at a time', rate(cold))
  line('filtered /foods : static Next page', (filtered.rate / fixed.rate).toFixed(2), 'aim 0.50')
  line('bare node:http + better-sqlite3, same rows', rate(floor.rate))
  line('/api/v1/foods?q=, 12 searches, kept', rate(searched.rate), `p99 ${searched.p99} ms`)
  line('/api/v1/foods?q=, first visit of each, one at a time', rate(searchCold))
  line('/api/v1/foods?q= : bare', (searched.rate / floor.rate).toFixed(2), 'aim 0.25')
  for (const { what, aim, ms, bareMs } of visits) {
    const beside = `aim ${aim} ms; ${(ms / visitFloor).toFixed(1)} x floor, ${(ms / bareMs).toFixed(0)} x bare (${bareMs.toFixed(2)} ms)`
    line(`processor time of a first visit: ${what}`, `${ms.toFixed(1)} ms`, beside)
  }
  line('processor time of /api/health, the floor', `${visitFloor.toFixed(1)} ms`)
  line('/api/health beside eight who ask for new addresses, p99', `${Math.round(besideHealth)} ms`, 'aim 150 ms')
  line('a kept page beside the same, p99', `${Math.round(besideKept)} ms`, 'aim 150 ms')
  line('assessment of a 20-item list', `${assessment.toFixed(3)} ms`, 'aim 1 ms')
  line('server memory after that load', `${Math.round(memory)} MB`, 'aim 350 MB')
  line('npm start with nothing to do, to the first page', `${startSeconds.toFixed(2)} s`, 'aim 3 s')
} finally {
  for (const child of running) child.kill()
  rmSync(folder, { recursive: true, force: true })
}
