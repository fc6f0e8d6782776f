import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { publishTo } from '@/lib/build/share/publish-to'
import { catalogue } from '@/lib/db/catalogue'
import type { Stores } from '@/lib/db/stores'
import { type PublishedCatalogue, publishedCatalogueSchema } from '@/lib/schemas/published-catalogue'
import { bring, KALE, release } from '../../fixtures/import/tables'
import { smallStores, temporaryDirectory } from '../../fixtures/stores'

const MONTHS = ['2023-04-20', '2023-10-26', '2024-04-18', '2024-10-31', '2025-04-24', '2025-12-18']

/** Imports one more release, in which kale has another amount of sodium: 60 mg and one for each round. */
export async function importAnother(stores: Stores, round: number): Promise<void> {
  const kale = { record: '900001', ndb: KALE.ndb, magnesium: '33', potassium: '348', sodium: String(60 + round) }
  await bring(stores, release('foundation', MONTHS[round] ?? '', [kale]))
}

/** A machine that publishes: its stores, and the folder it publishes to. */
export async function publisher(): Promise<{ readonly stores: Stores; readonly folder: string }> {
  const stores = smallStores()
  await importAnother(stores, 0)
  const folder = join(temporaryDirectory(), 'published')
  publishTo(stores, folder)
  return { stores, folder }
}

export function currentIn(folder: string): PublishedCatalogue {
  return publishedCatalogueSchema.parse(JSON.parse(readFileSync(join(folder, 'current.json'), 'utf8')))
}

/** Says something else in `current.json`. */
export function sayIn(folder: string, said: unknown): void {
  writeFileSync(join(folder, 'current.json'), JSON.stringify(said))
}

/** Publishes other bytes for one of the files, truthfully named: a source that means harm, not one that is broken. */
export function replaceFile(folder: string, kind: 'catalogue' | 'releases', change: (file: string) => void): void {
  const current = currentIn(folder)
  const copy = join(folder, 'changed')
  copyFileSync(join(folder, current[kind].name), copy)
  change(copy)
  const bytes = readFileSync(copy)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const name = `${kind}-${current.version}-${sha256.slice(0, 16)}.db`
  copyFileSync(copy, join(folder, name))
  sayIn(folder, { ...current, [kind]: { name, bytes: bytes.length, sha256 } })
}

/** What a visitor is told, as far as it tells versions and stores apart. */
export async function shownBy(stores: Stores) {
  const reader = catalogue(stores)
  const kale = await reader.food(KALE.id)
  return {
    version: await reader.dataVersion(),
    sodium: kale?.amounts.sodium,
    published: kale === null ? null : (await reader.provenance(kale)).published,
    releases: (await reader.operations()).releases.map((one) => `${one.dataset} ${one.release} ${one.shown}`),
    datasets: await reader.datasets(),
  }
}

/** A real server on a port of its own; its address, with a slash at the end. */
export async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/` : ''
}
