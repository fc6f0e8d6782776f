import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { digestOfData } from '@/lib/build/catalogue-data'
import { openStore } from '@/lib/build/open-stores'
import { renewCatalogue } from '@/lib/build/renew'
import { CatalogueMaker } from '@/lib/build/thread/catalogue-maker'
import { channel, leave, received, send } from '@/lib/build/thread/channel'
import { ifctTable } from '@/lib/content/ifct'
import { DataProblems } from '@/lib/content/table'
import type { Stores } from '@/lib/db/stores'
import { generateBranded } from '../bench/generated-release'
import { bring } from '../fixtures/import/tables'
import { digestOfRows, openStores, preparedStores, shownCatalogueFile, temporaryDirectory } from '../fixtures/stores'

vi.setConfig({ testTimeout: 60_000 })

const TABLES = {
  ...{ Dataset: '1', Food: '1', FoodAlias: '1, 2', FoodPortion: '1, 2', FoodFlag: '1, 2' },
  ...{ FoodNaming: '1, 2', NamingClaim: '1, 2, 3', GroupRank: '1, 2, 3', GroupSize: '1, 2' },
  ...{ SearchWord: '1', SearchPrefix: '1', SearchName: '1, 2', SearchArray: '1', WordTrigram: '1' },
}

/** What tells the rows of each table from any others. */
function everything(file: Stores): Readonly<Record<string, string>> {
  const db = openStores(file)
  try {
    return Object.fromEntries(
      Object.entries(TABLES).map(([table, order]) => [
        table,
        digestOfRows(db, `SELECT * FROM "${table}" ORDER BY ${order}`),
      ]),
    )
  } finally {
    db.close()
  }
}

function makerOf(dataDir: string): CatalogueMaker {
  const maker = new CatalogueMaker({ dataDir, ifctFile: ifctTable() })
  onTestFinished(() => maker.end())
  return maker
}

describe('a catalogue made in a thread of its own', () => {
  test('is the one that is made without', async () => {
    const file = preparedStores()
    const release = join(temporaryDirectory(), 'release')
    await generateBranded(release, 5000)
    await bring(file, release)
    const madeHere = everything(file)
    rmSync(shownCatalogueFile(file))

    const { db } = openStore(file, 'releases')
    onTestFinished(() => void db.close())
    expect(renewCatalogue(db, { stores: file, maker: makerOf('data') }).changed).toBe(true)
    expect(everything(file)).toEqual(madeHere)
  })

  test('tells what is wrong with the data, as it is told without', () => {
    const dataDir = join(temporaryDirectory(), 'data')
    cpSync('data', dataDir, { recursive: true })
    writeFileSync(join(dataDir, 'groups.json'), '[]')
    const digest = digestOfData({ dataDir, ifctFile: ifctTable() })
    const make = makerOf(dataDir).request({ releasesFile: preparedStores().releases, releases: [], digest })
    let told: unknown
    try {
      make()
    } catch (error) {
      told = error
    }
    expect(told).toBeInstanceOf(DataProblems)
    expect(String(told)).toContain('groups.json')
  })

  test('is made of the data as it is when the catalogue is ordered', () => {
    const dataDir = join(temporaryDirectory(), 'data')
    cpSync('data', dataDir, { recursive: true })
    const maker = makerOf(dataDir)
    const { head } = maker.request({
      releasesFile: preparedStores().releases,
      releases: [],
      digest: 'of other files',
    })()
    expect(head.ours).toBeGreaterThan(2000)
  })

  test('tells of a database that it cannot open', () => {
    const releasesFile = join(temporaryDirectory(), 'nowhere', 'none.db')
    expect(makerOf('data').request({ releasesFile, releases: [], digest: '' })).toThrow('directory does not exist')
  })

  test('tells that its thread is gone, and does not wait for it', async () => {
    const maker = makerOf('data')
    const order = { releasesFile: preparedStores().releases, releases: [], digest: '' }
    const make = maker.request(order)
    expect(make().head.ours).toBeGreaterThan(2000)
    // The thread ends by itself once it has told everything, and nobody takes what a second order would bring.
    const began = Date.now()
    expect(() => [...maker.request(order)().foods]).toThrow()
    expect(Date.now() - began).toBeLessThan(20_000)
  })
})

describe('a way between two threads', () => {
  test('brings pieces in order, then ends', () => {
    const { here, there } = channel()
    onTestFinished(() => here.port.close())
    send(there, [1, 2, 3])
    expect([...received<number>(here)]).toEqual([1, 2, 3])
  })

  test('brings the error that making them ended with, after the pieces before it', () => {
    const { here, there } = channel()
    onTestFinished(() => here.port.close())
    const pieces = function* () {
      yield 1
      throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ')
    }
    send(there, pieces())
    const taken: number[] = []
    const take = () => {
      for (const piece of received<number>(here)) taken.push(piece)
    }
    expect(take).toThrow(expect.objectContaining({ message: 'disk I/O error', code: 'SQLITE_IOERR_READ' }))
    expect(taken).toEqual([1])
  })

  test('brings what is wrong with the data as DataProblems, even after pieces', () => {
    const { here, there } = channel()
    onTestFinished(() => here.port.close())
    const pieces = function* () {
      yield 1
      throw new DataProblems([{ file: 'groups.json', line: 3, column: 'id', reason: 'stands twice' }])
    }
    send(there, pieces())
    expect(() => [...received<number>(here)]).toThrow(DataProblems)
  })

  test('ends for whoever waits when the other is gone', () => {
    const { here, there } = channel()
    onTestFinished(() => here.port.close())
    leave(there)
    expect(() => [...received<number>(here)]).toThrow('ended before it was done')
  })
})
