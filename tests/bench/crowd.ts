// How long others wait while a crowd asks for pages that nobody asked for before, and while many read a long list.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SERVER } from '@/lib/serve/setup.mjs'

const PORT = 3397
const SITE = `http://127.0.0.1:${PORT}`
const SECONDS = Number(process.env.SECONDS ?? 10)

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if ((await fetch(address).catch(() => null))?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${address} did not answer`)
}

/** A list of so many foods, and the cookie that opens it. */
async function makeList(foods: number): Promise<{ readonly address: string; readonly cookie: string }> {
  const command = async (fields: Record<string, string>, cookie: string) => {
    const headers = { accept: 'application/json', cookie }
    const body = new URLSearchParams(fields)
    const answer = await fetch(`${SITE}/lists/commands`, { method: 'POST', headers, body })
    const { landing }: { landing: { list: string } } = await answer.json()
    return { landing, set: answer.headers.get('set-cookie')?.split(';', 1)[0] }
  }
  const { landing, set: cookie = '' } = await command({ do: 'create-list', name: 'Long', scope: 'day' }, '')
  const found = await fetch(`${SITE}/api/v1/foods?pageSize=100`)
  const ids: { foods: { id: string }[] } = await found.json()
  for (let n = 0; n < foods; n += 1) {
    const food = ids.foods[n % ids.foods.length]?.id ?? ''
    await command({ do: 'add-food', list: landing.list, food, amount: '100', measure: 'g' }, cookie)
  }
  return { address: `/lists/${landing.list}`, cookie }
}

type Times = { readonly ms: readonly number[]; readonly statuses: ReadonlyMap<number, number> }

/** Asks again and again, one after the other, for so long. */
async function askFor(until: number, next: () => string, cookie = ''): Promise<Times> {
  const ms: number[] = []
  const statuses = new Map<number, number>()
  while (performance.now() < until) {
    const began = performance.now()
    const answer = await fetch(`${SITE}${next()}`, { headers: { cookie } })
    await answer.arrayBuffer()
    ms.push(performance.now() - began)
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    if (answer.status === 503) await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return { ms, statuses }
}

function p99(ms: readonly number[]): string {
  return `${Math.round(ms.toSorted((a, b) => a - b)[Math.floor(ms.length * 0.99)] ?? Number.NaN)} ms`
}

function line(what: string, ...figures: readonly string[]): void {
  console.log(`${what.padEnd(62)} ${figures.join('   ')}`)
}

/** Lets a crowd ask, and others beside it; prints what each of them waited at p99. */
async function beside(
  what: string,
  size: number,
  crowd: () => string,
  cookie: string,
  others: Readonly<Record<string, readonly [address: string, cookie: string]>>,
): Promise<void> {
  const until = performance.now() + SECONDS * 1000
  const visitors = Array.from({ length: size }, () => askFor(until, crowd, cookie))
  const bystanders = Object.entries(others).map(async ([name, [address, own]]) => {
    const { ms, statuses } = await askFor(until, () => address, own)
    return [name, p99(ms), `${ms.length} asked`, JSON.stringify([...statuses])] as const
  })
  const served = (await Promise.all(visitors)).flatMap(({ statuses }) => [...statuses])
  const count = (status: number) => served.reduce((sum, [one, times]) => sum + (one === status ? times : 0), 0)
  line(what, `${(count(200) / SECONDS).toFixed(1)} served a second`, `${count(503)} shed`)
  for (const [name, ...figures] of await Promise.all(bystanders)) line(`  ${name}, p99`, ...figures)
}

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-'))
const server: ChildProcess = spawn(process.execPath, SERVER, {
  stdio: 'ignore',
  env: {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(PORT),
    DATABASE_URL: `file:${join(folder, 'crowd.db')}`,
    MINERAL_TABLE_SECRET: 'a secret for this run of the benchmark only',
    RATE_LIMIT_FACTOR: '100000',
  },
})
try {
  await answers(`${SITE}/api/health`)
  const short = await makeList(10)
  const long = await makeList(200)
  await answers(`${SITE}/documents/a`)
  const health = ['/api/health', ''] as const
  const kept = ['/documents/a', ''] as const
  const list = [short.address, short.cookie] as const
  await beside('nobody else', 0, () => '/', '', { health, 'a kept page': kept, 'a list of ten foods': list })
  let visit = 0
  const unseen = () => {
    visit += 1
    return `/foods?pageSize=100&visit=${visit}`
  }
  await beside('64 who ask for unseen /foods?pageSize=100', 64, unseen, '', {
    health,
    'a kept page': kept,
    'a list of ten foods': list,
  })
  await beside('48 readers of a list of 200 foods', 48, () => long.address, long.cookie, {
    health,
    'a kept page': kept,
  })
} finally {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
}
