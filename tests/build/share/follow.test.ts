import { createHash } from 'node:crypto'
import {
  cpSync,
  createReadStream,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, inject, test, vi } from 'vitest'
import { catalogueSource, SourceFault } from '@/lib/build/share/catalogue-source'
import { followCatalogue } from '@/lib/build/share/follow'
import { publishTo } from '@/lib/build/share/publish-to'
import { catalogue } from '@/lib/db/catalogue'
import { takeLock } from '@/lib/db/process-lock'
import { type Stores, storesAt, storesFolder } from '@/lib/db/stores'
import { madeOnce } from '../../fixtures/once'
import { emptyStores, shownCatalogueFile, temporaryDirectory } from '../../fixtures/stores'
import { currentIn, importAnother, publisher, replaceFile, sayIn, served, shownBy } from './published'

vi.setConfig({ testTimeout: 60_000 })

const follow = (stores: Stores, place: string, again = false) =>
  followCatalogue({ stores, source: catalogueSource(place), again })

/** Serves a folder as any server of files does. */
function filesOf(folder: string): RequestListener {
  return (request, response) => {
    const file = join(folder, request.url ?? '')
    if (!existsSync(file)) return void response.writeHead(404).end()
    const { size, mtimeMs } = statSync(file)
    const etag = `"${size}-${mtimeMs}"`
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
    response.writeHead(200, { 'content-length': size, etag })
    createReadStream(file).pipe(response)
  }
}

/** The files beside stores that are neither stores nor the catalogue that is shown. */
function leftovers(stores: Stores): readonly string[] {
  return readdirSync(storesFolder(stores)).filter((name) => /fetched|part|wrong/.test(name))
}

describe.each(['a folder', 'an address'])('a catalogue published in %s', (kind) => {
  const placeOf = async (folder: string) => (kind === 'a folder' ? folder : await served(filesOf(folder)))

  test('is shown by another machine as by the one that made it, version after version', async () => {
    const { stores, folder } = await publisher()
    const follower = emptyStores()
    const place = await placeOf(folder)
    expect(await follow(follower, place)).toMatchObject({ changed: true })
    expect(await shownBy(follower)).toEqual(await shownBy(stores))
    expect(await follow(follower, place)).toMatchObject({ changed: false })
    for (const round of [1, 2, 3]) {
      await importAnother(stores, round)
      expect(publishTo(stores, folder).changed).toBe(true)
      expect(await follow(follower, place)).toMatchObject({ changed: true })
      const shown = await shownBy(follower)
      expect(shown).toEqual(await shownBy(stores))
      expect(shown.sodium).toBe(60 + round)
      expect(shown.published).toHaveLength(1 + round)
    }
    expect(leftovers(follower)).toEqual([])
    // Of each kind the one that is published, and the one before.
    expect(readdirSync(folder)).toHaveLength(5)
    expect(readdirSync(storesFolder(follower)).filter((name) => name.includes('-catalogue-'))).toHaveLength(2)
  })

  test('is asked for again only where something else is published', async () => {
    const { stores, folder } = await publisher()
    const source = catalogueSource(await placeOf(folder))
    const first = await source.look(null)
    expect(first?.catalogue).toEqual(currentIn(folder))
    expect(await source.look(first?.mark ?? null)).toBeNull()
    await importAnother(stores, 1)
    publishTo(stores, folder)
    expect((await source.look(first?.mark ?? null))?.catalogue).toEqual(currentIn(folder))
  })
})

/** A machine that follows one catalogue, and a folder in which another is published by now: copies of what is made once. */
async function anotherPublished(): Promise<{ readonly follower: Stores; readonly folder: string }> {
  const made = await madeOnce(inject('shared'), 'another-published', async (place) => {
    const { stores, folder } = await publisher()
    const follower = storesAt(join(place, 'stores', 'table.db'))
    await follow(follower, folder)
    await importAnother(stores, 1)
    publishTo(stores, folder)
    cpSync(folder, join(place, 'folder'), { recursive: true })
  })
  const place = temporaryDirectory()
  cpSync(made, place, { recursive: true })
  return { follower: storesAt(join(place, 'stores', 'table.db')), folder: join(place, 'folder') }
}

describe('a source that cannot be believed leaves what is shown', () => {
  const lies: readonly [what: string, lie: (folder: string) => void][] = [
    ['names a file elsewhere', (folder) => sayAbout(folder, { name: '../../../etc/passwd' })],
    ['names a file by an absolute path', (folder) => sayAbout(folder, { name: '/etc/passwd' })],
    [
      'names a file that is not there',
      (folder) => sayAbout(folder, { name: `catalogue-${'0'.repeat(32)}-${'0'.repeat(16)}.db` }),
    ],
    ['names more bytes than there are', (folder) => sayAbout(folder, { bytes: 1e9 })],
    ['names fewer bytes', (folder) => sayAbout(folder, { bytes: 1000 })],
    ['names an absurd size', (folder) => sayAbout(folder, { bytes: 1e15 })],
    ['names another SHA-256', (folder) => sayAbout(folder, { sha256: 'f'.repeat(64) })],
    ['names another version', (folder) => sayIn(folder, { ...currentIn(folder), version: 'b'.repeat(32) })],
    ['names no version', (folder) => sayIn(folder, { ...currentIn(folder), version: '' })],
    ['is of another format', (folder) => sayIn(folder, { ...currentIn(folder), format: 2 })],
    ['is no JSON', (folder) => writeFileSync(join(folder, 'current.json'), '{"format": 1, "vers')],
    ['is nested without end', (folder) => writeFileSync(join(folder, 'current.json'), '['.repeat(16_000))],
    ['has too much to say', (folder) => writeFileSync(join(folder, 'current.json'), ' '.repeat(1 << 20))],
    ['has a file that was cut short', (folder) => truncateSync(fileIn(folder), 100_000)],
    ['publishes a damaged file', (folder) => replaceFile(folder, 'catalogue', (file) => overwrite(file))],
    ['publishes no database', (folder) => replaceFile(folder, 'releases', (file) => writeFileSync(file, 'Dear diary'))],
    [
      'publishes a file of another version',
      (folder) =>
        replaceFile(folder, 'catalogue', (file) =>
          change(file, `UPDATE Meta SET value = '${'c'.repeat(32)}' WHERE key = 'data-version'`),
        ),
    ],
    [
      'publishes tables of another version of the app',
      (folder) => replaceFile(folder, 'catalogue', (file) => change(file, 'ALTER TABLE Food ADD COLUMN zinc REAL')),
    ],
    [
      'publishes code that runs when a table is read',
      (folder) =>
        replaceFile(folder, 'releases', (file) =>
          change(file, 'ALTER TABLE SourceFood RENAME TO Hidden; CREATE VIEW SourceFood AS SELECT * FROM Hidden'),
        ),
    ],
  ]

  test.each(lies)('a folder that %s', async (_, lie) => {
    const { follower, folder } = await anotherPublished()
    const before = await shownBy(follower)
    lie(folder)
    await expect(follow(follower, folder)).rejects.toThrow(SourceFault)
    expect(await shownBy(follower)).toEqual(before)
    expect(leftovers(follower)).toEqual([])
  })

  const tricks: readonly [what: string, trick: (folder: string) => RequestListener][] = [
    ['sends without end', (folder) => withFiles(folder, (_, response) => endless(response))],
    [
      'cuts off in the middle',
      (folder) =>
        withFiles(folder, (_, response) => {
          response.writeHead(200, { 'content-length': 1_000_000 })
          response.write(Buffer.alloc(200_000), () => response.destroy())
        }),
    ],
    [
      'sends other bytes',
      (folder) =>
        withFiles(folder, (_, response) => void response.end(Buffer.alloc(currentIn(folder).catalogue.bytes))),
    ],
    ['fails', (folder) => withFiles(folder, (_, response) => void response.writeHead(500).end('oh'))],
    [
      'leads elsewhere',
      (folder) =>
        withFiles(folder, (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end()),
    ],
    [
      'sends it packed',
      (folder) =>
        withFiles(folder, (_, response) => void response.writeHead(200, { 'content-encoding': 'br' }).end('x')),
    ],
    ['names without end', () => (_, response) => endless(response)],
    ['answers another way', () => (_, response) => void response.end('<html>Log in to the wireless network</html>')],
  ]

  test.each(tricks)('a server that %s', async (_, trick) => {
    const { follower, folder } = await anotherPublished()
    const before = await shownBy(follower)
    await expect(follow(follower, await served(trick(folder)))).rejects.toThrow(SourceFault)
    expect(await shownBy(follower)).toEqual(before)
    expect(leftovers(follower)).toEqual([])
  })

  test('nobody at the address', async () => {
    await expect(follow(emptyStores(), 'http://127.0.0.1:9/')).rejects.toThrow(SourceFault)
  })

  test.each(['http://example.org/catalogue', 'ftp://example.org/', 'file:///etc/', 'https://'])('%s', (place) => {
    expect(() => catalogueSource(place)).toThrow('starts with https://')
  })
})

test('who publishes waits for whoever publishes already, and says so where that takes too long', async () => {
  const { stores, folder } = await publisher()
  const unlock = takeLock(`${stores.releases}-publish`, 'publishing a catalogue', () => new Error('taken'))
  const inVain = () => publishTo(stores, folder, 300)
  expect(inVain).toThrow(`Another process still publishes a catalogue (publishing a catalogue, process ${process.pid}`)
  unlock()
  expect(publishTo(stores, folder)).toMatchObject({ changed: false })
})

describe('fetching again', () => {
  test('mends a file that was damaged, whatever its length', async () => {
    const { folder } = await publisher()
    const follower = emptyStores()
    await follow(follower, folder)
    const before = createHash('sha256')
      .update(readFileSync(shownCatalogueFile(follower)))
      .digest('hex')
    overwrite(shownCatalogueFile(follower))
    await follow(follower, folder, true)
    expect(
      createHash('sha256')
        .update(readFileSync(shownCatalogueFile(follower)))
        .digest('hex'),
    ).toBe(before)
    expect((await catalogue(follower).suggest('kale')).length).toBeGreaterThan(0)
  })

  test('waits for nobody who fetches already', async () => {
    const { folder } = await publisher()
    const follower = emptyStores()
    const both = await Promise.allSettled([follow(follower, folder), follow(follower, folder)])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  })
})

function withFiles(folder: string, onFile: RequestListener): RequestListener {
  const files = filesOf(folder)
  return (request, response) => (request.url === '/current.json' ? files : onFile)(request, response)
}

function endless(response: Parameters<RequestListener>[1]): void {
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536, 0x20)));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

function sayAbout(folder: string, said: object): void {
  const current = currentIn(folder)
  sayIn(folder, { ...current, catalogue: { ...current.catalogue, ...said } })
}

function fileIn(folder: string): string {
  return join(folder, currentIn(folder).catalogue.name)
}

function overwrite(file: string): void {
  writeSync(openSync(file, 'r+'), Buffer.alloc(65_536, 0xa5), 0, 65_536, Math.floor(statSync(file).size / 2))
}

function change(file: string, sql: string): void {
  const db = new Database(file)
  db.exec(sql)
  db.close()
}
