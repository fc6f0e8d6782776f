import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { ifctTable } from '@/lib/content/ifct'
import { DataProblems } from '@/lib/content/table'
import { databaseProblem } from '@/lib/db/problem'
import { digestOfData } from '@/prisma/catalogue-data'
import { openUpToDate, renewCatalogue } from '@/prisma/renew-catalogue'
import { CatalogueMaker } from '@/prisma/threads/catalogue-maker'
import { channel, received, send } from '@/prisma/threads/channel'
import { openWithCatalogue, temporaryDirectory } from '../../db/database'
import { freshDatabase } from './tables'

vi.setConfig({ testTimeout: 60_000 })

const TABLES = ['Dataset', 'Food', 'FoodAlias', 'FoodPortion', 'FoodNaming', 'SearchWord', 'SearchPrefix', 'SearchName']

function everything(file: string): readonly unknown[] {
  const db = openWithCatalogue(file)
  try {
    return [...TABLES, 'SearchArray'].map((table) => db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).raw().all())
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
  it('is the one that is made without', () => {
    const file = join(temporaryDirectory(), 'catalogue.db')
    const { db } = openUpToDate(file)
    onTestFinished(() => void db.close())
    const { changed } = renewCatalogue(db, { databaseFile: file }, undefined, makerOf('data'))
    expect(changed).toBe(true)
    expect(everything(file)).toEqual(everything(freshDatabase()))
  })

  it('tells what is wrong with the data, as it is told without', () => {
    const dataDir = join(temporaryDirectory(), 'data')
    cpSync('data', dataDir, { recursive: true })
    writeFileSync(join(dataDir, 'groups.json'), '[]')
    const digest = digestOfData({ dataDir, ifctFile: ifctTable() })
    const make = () => makerOf(dataDir).order({ databaseFile: freshDatabase(), releases: [], digest })()
    expect(make).toThrow(DataProblems)
    expect(make).toThrow('groups.json')
  })

  it('is made of the data as it is when the catalogue is ordered', () => {
    const dataDir = join(temporaryDirectory(), 'data')
    cpSync('data', dataDir, { recursive: true })
    const maker = makerOf(dataDir)
    const { head } = maker.order({ databaseFile: freshDatabase(), releases: [], digest: 'of other files' })()
    expect(head.ours).toBeGreaterThan(2000)
  })

  it('tells of a database that it cannot open', () => {
    const databaseFile = join(temporaryDirectory(), 'nowhere', 'none.db')
    try {
      makerOf('data').order({ databaseFile, releases: [], digest: '' })()
      expect.unreachable()
    } catch (error) {
      expect(databaseProblem(error, databaseFile)?.kind ?? String(error)).toMatch(/read-only|directory does not exist/)
    }
  })
})

describe('a way between two threads', () => {
  it('brings pieces in order, then ends', () => {
    const { here, there } = channel()
    onTestFinished(() => here.port.close())
    send(there, [1, 2, 3])
    expect([...received<number>(here)]).toEqual([1, 2, 3])
  })

  it('brings the error that making them ended with, after the pieces before it', () => {
    const { here, there } = channel()
    onTestFinished(() => here.port.close())
    const pieces = function* () {
      yield 1
      throw Object.assign(new Error('The disk is full'), { code: 'SQLITE_FULL' })
    }
    send(there, pieces())
    const taken: number[] = []
    const take = () => {
      for (const piece of received<number>(here)) taken.push(piece)
    }
    expect(take).toThrow('The disk is full')
    expect(taken).toEqual([1])
  })
})
