// One size of `npm run bench:scale`: asks the catalogue of one database as the site does and prints what it took.
import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import { EVERYTHING } from '@/lib/catalogue/query'
import { catalogue } from '@/lib/db/catalogue'
import { shownFile } from './scale-files'
import { ASKED, TYPED } from './scale-queries'

const [file = ''] = process.argv.slice(2)
const reader = catalogue(file)

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

async function timed<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = []
  for (const item of items) {
    const began = performance.now()
    await work(item)
    times.push(performance.now() - began)
  }
  return times
}

const began = performance.now()
await reader.suggest('spinach')
await reader.search({ ...EVERYTHING, q: 'milk' })
const opening = performance.now() - began

const suggested = await timed(TYPED, (q) => reader.suggest(q))
const hits: (readonly string[])[] = []
const searched = await timed(ASKED, async (query) => {
  hits.push((await reader.search(query)).foods.map(({ id }) => id))
})

const bare = new Database(shownFile(file), { readonly: true })
const row = bare.prepare('SELECT * FROM Food WHERE id = ?')
const floor = await timed(hits, async (ids) => ids.map((id) => row.get(id)))

const ofBoth = (times: readonly number[]) => ({ p50: percentile(times, 0.5), p99: percentile(times, 0.99) })
console.log(
  JSON.stringify({
    opening,
    suggest: ofBoth(suggested),
    search: ofBoth(searched),
    floor: ofBoth(floor),
    memory: process.memoryUsage.rss() / 2 ** 20,
    slowest: [...TYPED.map((q, at) => [q, suggested[at] ?? 0] as const)].sort((a, b) => b[1] - a[1]).slice(0, 5),
    slowestSearch: ASKED.map((query, at) => [query, searched[at] ?? 0] as const)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 6),
  }),
)
process.exit(0)
