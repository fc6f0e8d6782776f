import { copyFileSync, openSync, readdirSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { MIGRATIONS } from '@/lib/build/open-stores'
import { prepareStores } from '@/lib/build/prepare'
import { CatalogueDraft, catalogueIsSound, sweepUnfinished } from '@/lib/db/catalogue-file'
import { storeVersion } from '@/lib/db/meta'
import { catalogueFile, type Stores, storesFolder } from '@/lib/db/stores'
import { dataOf, emptyStores, shownCatalogueFile, smallStores } from '../fixtures/stores'

vi.setConfig({ testTimeout: 60_000 })

const VERSION = 'a'.repeat(32)
const drafts = (stores: Stores) => readdirSync(storesFolder(stores)).filter((name) => name.includes('.part-'))
const draftOf = (stores: Stores) => new CatalogueDraft(stores, VERSION, MIGRATIONS.catalogue)

describe('a catalogue that is being written', () => {
  test('is nobody else’s, even of a process that goes by the same number', () => {
    const stores = emptyStores()
    const [one, other] = [draftOf(stores), draftOf(stores)]
    expect(drafts(stores)).toHaveLength(2)
    for (const draft of [one, other]) {
      storeVersion(draft.db, VERSION)
      draft.finish()
      expect(catalogueIsSound(stores, VERSION)).toBe(true)
    }
    expect(drafts(stores)).toEqual([])
  })

  test('is left alone while it is written, and swept once nobody writes it', () => {
    const stores = emptyStores()
    const draft = draftOf(stores)
    const [name = ''] = drafts(stores)
    const place = join(storesFolder(stores), name)
    const copy = place.replace(/part-.*/, 'part-1')
    copyFileSync(place, copy)
    sweepUnfinished(stores)
    expect(drafts(stores)).toEqual([name])
    draft.discard()
    expect(drafts(stores)).toEqual([])
  })
})

describe('a damaged catalogue is made again at start', () => {
  test.each<[what: string, damage: (file: string) => void]>([
    ['deep inside', (file) => overwrite(file, 0.5, 16_384)],
    ['at its end', (file) => overwrite(file, 0.98, 16_384)],
    ['cut short', (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
    ['emptied', (file) => writeFileSync(file, '')],
  ])('%s', (_, damage) => {
    const stores = smallStores()
    const { version } = prepareStores({ stores, ...dataOf(stores) })
    damage(shownCatalogueFile(stores))
    expect(catalogueIsSound(stores, version)).toBe(false)
    expect(prepareStores({ stores, ...dataOf(stores) })).toMatchObject({ version, changed: true })
    expect(catalogueIsSound(stores, version)).toBe(true)
    expect(shownCatalogueFile(stores)).toBe(catalogueFile(stores, version))
  })
})

/** Writes nonsense into a file, from a part of its length on. */
function overwrite(file: string, from: number, bytes: number): void {
  const { length } = readFileSync(file)
  writeSync(openSync(file, 'r+'), Buffer.alloc(bytes, 0xa5), 0, bytes, Math.floor(length * from))
}
