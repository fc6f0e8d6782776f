import { execFileSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { lists } from '@/lib/db/lists'
import { connect, type PeopleClient } from '@/lib/db/people-client'
import { peopleHealth } from '@/lib/db/people-health'
import { databaseFile, emptyDatabases } from './list-file'
import { makeList } from './list-made'

emptyDatabases()

let file: string
let client: PeopleClient

beforeEach(() => {
  file = databaseFile()
  client = connect(file, 200)
  onTestFinished(() => client.$disconnect())
})

const health = () => peopleHealth(() => client)
const make = (name: string) => makeList(lists(client), 'anna', name)
const unwell = (kind: string) => ({ ok: false, problem: { name: 'DatabaseProblem', kind } })

/** By another program: a file that is opened and closed here gives up the locks of this process. */
function overwrite(at: number, bytes: number): void {
  const script = `const fs = require('fs'); const f = fs.openSync(process.argv[1], 'r+')
    fs.writeSync(f, Buffer.alloc(${bytes}, 'x'), 0, ${bytes}, ${at}); fs.closeSync(f)`
  execFileSync(process.execPath, ['-e', script, file])
}

test('a store that can be read and written is well', async () => {
  expect(await health()).toEqual({ ok: true })
  expect(await client.clock.count()).toBe(1)
})

test('one that is locked, deleted or without its log is told, and well again once that is over', async () => {
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  expect(await health()).toMatchObject(unwell('locked'))
  other.close()
  expect(await health()).toEqual({ ok: true })

  renameSync(file, `${file}.away`)
  expect(await health()).toMatchObject(unwell('deleted'))
  renameSync(`${file}.away`, file)
  expect(await health()).toEqual({ ok: true })

  rmSync(`${file}-wal`)
  expect(await health()).toEqual({ ok: true })
})

test('one whose disk is full says so; what was saved before is there, and it is well once there is room', async () => {
  await make('before')
  await client.$executeRawUnsafe('PRAGMA max_page_count = 1')
  const long = 'x'.repeat(80)
  const fill = async () => {
    for (let i = 0; i < 200; i += 1) await make(long)
  }
  await expect(fill()).rejects.toMatchObject({ name: 'DatabaseProblem', kind: 'full' })
  expect((await lists(client).summaries('anna')).map(({ name }) => name)).toContain('before')
  await client.$executeRawUnsafe('PRAGMA max_page_count = 1000000')
  await make('after')
  expect(await health()).toEqual({ ok: true })
})

test.each([
  ['its head', 0],
  ['a page', 4096 * 3],
])('one that somebody damaged in %s while it was in use is told, and takes no more edits', async (_, at) => {
  await make('before')
  // A page that is in the log is read from there.
  await client.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
  expect(await health()).toEqual({ ok: true })
  overwrite(at, 2000)
  await expect(make('after')).rejects.toMatchObject({ kind: 'corrupt' })
  expect(await health()).toMatchObject(unwell('corrupt'))
})
