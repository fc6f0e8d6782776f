// `npm run bench:search`: how well and how quickly judged queries are answered, beside three libraries.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { prepareStores } from '@/lib/build/prepare'
import { EVERYTHING } from '@/lib/catalogue/query'
import type { CatalogueReader } from '@/lib/catalogue/reader'
import { readCatalogue } from '@/lib/content/catalogue-files'
import { ifctTable } from '@/lib/content/ifct'
import { groupName } from '@/lib/content/reference-data'
import { catalogue } from '@/lib/db/catalogue'
import { storesAt } from '@/lib/db/stores'
import { HELD_OUT } from '../search/held-out'
import { JUDGED, type Judgement } from '../search/judged'
import { type Search, score } from '../search/score'
import { flexSearch, miniSearch, orama } from './search-libraries'

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-search-'))
const stores = storesAt(join(folder, 'table.db'))
prepareStores({ stores })

function ours(reader: CatalogueReader): Search {
  return async (q) => {
    const { foods } = await reader.search({ ...EVERYTHING, q, sort: 'relevance', pageSize: 20 })
    return foods.map(({ id }) => id)
  }
}

const share = (value: number) => value.toFixed(3).padStart(7)

async function compare(title: string, judged: readonly Judgement[], searches: readonly (readonly [string, Search])[]) {
  console.log(`\n${title}: ${judged.length} queries`)
  console.log(`${''.padEnd(14)}  first  three    MRR  ms a query`)
  for (const [name, search] of searches) {
    const began = performance.now()
    const { first, three, reciprocal } = await score(judged, search)
    const each = ((performance.now() - began) / judged.length).toFixed(2)
    console.log(`${name.padEnd(14)}${share(first)}${share(three)}${share(reciprocal)}${each.padStart(12)}`)
  }
}

try {
  const foods = readCatalogue({ dataDir: 'data', ifctFile: ifctTable() })
    .foods.map((food) => ({ ...food, group: groupName(food.group) }))
    .toSorted((a, b) => a.prominence - b.prominence)
  const reader = ours(catalogue(stores))
  const searches = [
    ['Mineral Table', reader],
    ['MiniSearch', miniSearch(foods)],
    ['Orama', await orama(foods)],
    ['FlexSearch', flexSearch(foods)],
  ] as const
  await compare('Judged while the search was made', JUDGED, searches)
  await compare('Judged afterwards, nothing changed for them', HELD_OUT, searches)
  const { misses } = await score([...JUDGED, ...HELD_OUT], reader)
  console.log(`\nOurs misses ${misses.length}:`)
  for (const { judgement, found, inThree } of misses) {
    console.log(`  ${judgement.q} (${inThree ? 'in three' : 'not in three'}): ${found.join(', ') || 'nothing'}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
