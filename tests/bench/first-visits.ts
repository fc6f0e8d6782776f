// What an address costs that nobody asked for before, and what it costs those who ask for something else meanwhile.
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

export type Served = { readonly pid: number; readonly site: string }

type Kind = { readonly what: string; readonly aim: number; readonly addresses: readonly string[] }

/** Clock ticks of `/proc/<pid>/stat` in a second, on every Linux there is. */
const TICKS = 100
const WARMING = 80

const TAGS = ['magnesium-rich', 'magnesium-source', 'potassium-rich', 'potassium-source', 'low-sodium']
/** What is searched for. */
export const WORDS = [
  'spinach',
  'bean',
  'milk',
  'bread',
  'rice',
  'potato',
  'soup',
  'almond',
  'cheese',
  'salt',
  'banana',
  'tea',
]

/** Filtered foods, each of 24 rows, and no two alike. */
const FILTERED = TAGS.flatMap((tag) =>
  ['magnesium', 'potassium', 'sodium'].flatMap((sort) =>
    ['serving', '100g', '100kcal'].flatMap((basis) =>
      [1, 2, 3, 4].map((page) => `/foods?tag=${tag}&sort=${sort}&basis=${basis}&page=${page}`),
    ),
  ),
)
const SEARCHES = WORDS.flatMap((word) =>
  Array.from({ length: 15 }, (_, more) => `/api/v1/foods?q=${word}&pageSize=${16 + more}`),
)

/** As many addresses of one page as one likes: an unknown parameter changes nothing but the address. */
function spellings(path: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => `${path}?visit=${n}`)
}

async function foodPages(site: string, count: number): Promise<readonly string[]> {
  const paths: string[] = []
  for (let page = 1; paths.length < count; page += 1) {
    const answer = await fetch(`${site}/api/v1/foods?sort=name&pageSize=100&page=${page}`)
    const { foods }: { foods: { id: string }[] } = await answer.json()
    if (foods.length === 0) break
    paths.push(...foods.map(({ id }) => `/food/${encodeURIComponent(id)}`))
  }
  return paths.slice(0, count)
}

/** Processor time that a process has spent until now, in ms: all its threads, user and system. */
function cpuMilliseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name of the command, in brackets, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1000
}

async function ask(site: string, address: string): Promise<string> {
  const answer = await fetch(`${site}${address}`, { headers: { 'accept-encoding': 'gzip, br' } })
  if (!answer.ok) throw new Error(`${site}${address} answers ${answer.status}`)
  return answer.text()
}

async function cpuPerAnswer({ pid, site }: Served, addresses: readonly string[]): Promise<number> {
  for (const address of addresses.slice(0, WARMING)) await ask(site, address)
  const measured = addresses.slice(WARMING)
  const before = cpuMilliseconds(pid)
  for (const address of measured) await ask(site, address)
  return (cpuMilliseconds(pid) - before) / measured.length
}

/** Tells the bare server what to answer: the rows to read, and the pieces to put together. */
async function teach(bare: ChildProcess, site: string, addresses: readonly string[]): Promise<void> {
  for (const path of addresses) {
    const text = await ask(site, path)
    const linked = [...text.matchAll(/(?:"\/food\/|"id":")([^"?#]+)"/g)].map(([, id = '']) => decodeURIComponent(id))
    const html = text.startsWith('<') ? text.split(/(?=<li|<section)/) : null
    bare.send({ path, ids: [...new Set(linked)], html })
  }
}

export type FirstVisit = {
  readonly what: string
  readonly aim: number
  readonly ms: number
  readonly bareMs: number
}

/** Processor time of an answer to an address that nobody asked for, beside the same rows and text from a bare server. */
export async function firstVisits(
  served: Served,
  bare: ChildProcess,
  bareSite: string,
): Promise<readonly FirstVisit[]> {
  const kinds: readonly Kind[] = [
    { what: 'filtered /foods, 24 rows', aim: 12, addresses: FILTERED },
    { what: 'a food', aim: 12, addresses: await foodPages(served.site, 180) },
    { what: '/method', aim: 12, addresses: spellings('/method', 180) },
    { what: 'an API search', aim: 5, addresses: SEARCHES },
  ]
  const visits: FirstVisit[] = []
  for (const { what, aim, addresses } of kinds) {
    const ms = await cpuPerAnswer(served, addresses)
    await teach(bare, served.site, addresses)
    const bareMs = await cpuPerAnswer({ pid: bare.pid ?? 0, site: bareSite }, addresses)
    visits.push({ what, aim, ms, bareMs })
  }
  return visits
}

/** What the framework costs where there is next to nothing to do. */
export function floorMilliseconds(served: Served): Promise<number> {
  return cpuPerAnswer(
    served,
    Array.from({ length: 180 }, () => '/api/health'),
  )
}

/** ms within which 99 of 100 are answered who ask for an address while eight others ask for what nobody asked for. */
export async function p99BesideFirstVisits(site: string, address: string, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000
  const run = `${address.length}${Math.round(until)}`
  let visit = 0
  const visitor = async () => {
    for (; performance.now() < until; visit += 1) {
      const page = FILTERED[visit % FILTERED.length]
      await ask(site, `${page}&visit=${run}.${visit}`)
    }
  }
  const times: number[] = []
  const bystander = async () => {
    while (performance.now() < until) {
      const began = performance.now()
      await ask(site, address)
      times.push(performance.now() - began)
    }
  }
  await ask(site, address)
  await Promise.all([...Array.from({ length: 8 }, visitor), bystander()])
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN
}
