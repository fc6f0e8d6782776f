// One size of `npm run bench:scale`: asks the catalogue of one database as the site does and prints what it took.
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { CatalogueReader } from '@/lib/catalogue/reader'
import { openCatalogue } from '@/lib/db/catalogue-reader'
import { storesAt } from '@/lib/db/stores'
import { shownCatalogue } from './scale-files'
import { ASKED, TYPED } from './scale-queries'

const ROUNDS = 4
const [single = ''] = process.argv.slice(2)
const stores = storesAt(single)
const { version, file } = shownCatalogue(stores)
const releases = new Database(stores.releases, { readonly: true })

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

async function timed<T>(items: readonly T[], work: (item: T) => unknown): Promise<readonly number[]> {
  const times: number[] = []
  for (const item of items) {
    const began = performance.now()
    await work(item)
    times.push(performance.now() - began)
  }
  return times
}

const suggested: number[] = []
const searched: number[] = []
const read: number[] = []

/** Every question once, to a catalogue just opened: nothing asked before is kept. */
async function ask(reader: CatalogueReader): Promise<void> {
  suggested.push(...(await timed(TYPED, (q) => reader.suggest(q))))
  const hits: (readonly string[])[] = []
  searched.push(
    ...(await timed(ASKED, async (query) => {
      hits.push((await reader.search(query)).foods.map(({ id }) => id))
    })),
  )
  const bare = new Database(file, { readonly: true })
  const row = bare.prepare('SELECT * FROM Food WHERE id = ?')
  read.push(...(await timed(hits, (ids) => ids.map((id) => row.get(id)))))
  bare.close()
}

for (let round = 0; round < ROUNDS; round += 1) {
  const open = openCatalogue(stores, version, (damage) => {
    throw damage
  })
  const reader = open.reader({ db: () => releases, noticed: (error) => error })
  await reader.suggest('')
  await setTimeout(2500)
  await ask(reader)
  open.close()
  // The first round is for the code to be compiled, as it is in a server that has run for a minute.
  if (round === 0) for (const times of [suggested, searched, read]) times.length = 0
}

const ofBoth = (times: readonly number[]) => ({ p50: percentile(times, 0.5), p99: percentile(times, 0.99) })
console.log(JSON.stringify({ suggest: ofBoth(suggested), search: ofBoth(searched), floor: ofBoth(read) }))
process.exit(0)
