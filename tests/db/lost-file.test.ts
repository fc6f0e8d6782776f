import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { lists } from '@/lib/db/lists'
import { connect } from '@/lib/db/people-client'
import { damageCheck } from '@/lib/db/sqlite-damage'
import type { ListRepository } from '@/lib/lists/list-repository'
import { databaseFile, emptyDatabases } from './list-file'
import { makeList } from './list-made'

emptyDatabases()

let file: string
let repository: ListRepository

beforeEach(async () => {
  file = databaseFile()
  const client = connect(file, 300)
  onTestFinished(() => client.$disconnect())
  repository = lists(client)
  await makeList(repository, 'anna', 'before')
})

const make = (name: string) => makeList(repository, 'anna', name)
const names = async () => (await repository.summaries('anna')).map(({ name }) => name).toSorted()

function namesIn(path: string): readonly unknown[] {
  const db = new Database(path, { readonly: true })
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    return db.prepare('SELECT name FROM MealList ORDER BY name').pluck().all()
  } finally {
    db.close()
  }
}

function rescued(): readonly string[] {
  const folder = dirname(file)
  return readdirSync(folder)
    .filter((name) => name.includes('-rescued-'))
    .map((name) => join(folder, name))
}

/** A whole store with a list in it, written by another program. */
async function anotherStore(): Promise<string> {
  const other = join(dirname(file), 'other.db')
  const db = new Database(file, { readonly: true })
  await db.backup(other)
  db.close()
  const client = connect(other)
  await makeList(lists(client), 'anna', 'other')
  await client.$disconnect()
  return other
}

describe('the log deleted while the store is in use', () => {
  test('loses nothing that was confirmed, then or later', async () => {
    rmSync(`${file}-wal`)
    await make('after')
    rmSync(`${file}-wal`)
    rmSync(`${file}-shm`)
    await make('and after that')
    rmSync(`${file}-shm`)
    await make('at last')
    expect(await names()).toEqual(['after', 'and after that', 'at last', 'before'])
    expect(namesIn(file)).toEqual(['after', 'and after that', 'at last', 'before'])
  })

  test('and another in its place is not replayed', async () => {
    copyFileSync(`${file}-wal`, join(dirname(file), 'old-wal'))
    await make('one')
    await make('two')
    renameSync(join(dirname(file), 'old-wal'), `${file}-wal`)
    await make('three')
    expect(await names()).toEqual(['before', 'one', 'three', 'two'])
    expect(readdirSync(dirname(file)).some((name) => name.includes('-wal-set-aside-'))).toBe(true)
  })
})

describe('the store deleted while it is in use', () => {
  test('is told, nothing is confirmed, and what it held is rescued', async () => {
    rmSync(file)
    const problem = { name: 'DatabaseProblem', kind: 'deleted', mayBeSaved: false }
    await expect(make('after')).rejects.toMatchObject(problem)
    await expect(make('again')).rejects.toMatchObject({ kind: 'deleted' })
    expect(await names()).toEqual(['before'])
    expect(rescued()).toHaveLength(1)
    expect(namesIn(rescued()[0] ?? '')).toEqual(['before'])
  })

  test('just as it is looked at, is told as that', async () => {
    const isDamaged = damageCheck(file)
    expect(await isDamaged()).toBe(false)
    rmSync(file)
    await expect(isDamaged()).rejects.toMatchObject({ name: 'DatabaseProblem', kind: 'deleted' })
  })

  test('by two who have it open, each rescues what it held', async () => {
    const client = connect(file, 300)
    onTestFinished(() => client.$disconnect())
    const second = lists(client)
    await makeList(second, 'anna', 'in the second')
    rmSync(file)
    const edits = [make('after'), makeList(second, 'anna', 'after')]
    for (const edit of await Promise.allSettled(edits)) expect(edit).toMatchObject({ reason: { kind: 'deleted' } })
    expect(rescued().map(namesIn)).toEqual(Array(2).fill(['before', 'in the second']))
    for (const copy of rescued()) expect(statSync(copy).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  })

  test('a second time, is rescued again with what was confirmed in between', async () => {
    renameSync(file, `${file}.away`)
    await expect(make('after')).rejects.toMatchObject({ kind: 'deleted' })
    renameSync(`${file}.away`, file)
    await make('back')
    rmSync(file)
    await expect(make('again')).rejects.toMatchObject({ kind: 'deleted' })
    expect(
      rescued()
        .map(namesIn)
        .toSorted((a, b) => a.length - b.length),
    ).toEqual([['before'], ['back', 'before']])
  })

  test('put back, it is used again', async () => {
    renameSync(file, `${file}.away`)
    await expect(make('after')).rejects.toMatchObject({ kind: 'deleted' })
    renameSync(`${file}.away`, file)
    await make('back')
    expect(await names()).toEqual(['back', 'before'])
    expect(namesIn(file)).toEqual(['back', 'before'])
  })

  test('and the rescued one put there instead, goes on with it', async () => {
    rmSync(file)
    await expect(make('after')).rejects.toMatchObject({ kind: 'deleted' })
    renameSync(rescued()[0] ?? '', file)
    await make('back')
    expect(await names()).toEqual(['back', 'before'])
    expect(namesIn(file)).toEqual(['back', 'before'])
  })
})

describe('another file in the place of the store', () => {
  test('that is a whole store is used from then on, without the log of before', async () => {
    const other = await anotherStore()
    await make('only in the first')
    renameSync(other, file)
    await make('after')
    expect(await names()).toEqual(['after', 'before', 'other'])
    expect(namesIn(file)).toEqual(['after', 'before', 'other'])
    expect(namesIn(rescued()[0] ?? '')).toEqual(['before', 'only in the first'])
  })

  test('that is none is told, until a whole store stands there', async () => {
    const other = await anotherStore()
    renameSync(file, `${file}.away`)
    writeFileSync(file, 'my notes')
    await expect(make('after')).rejects.toMatchObject({ kind: 'replaced' })
    const { mtimeMs } = statSync(dirname(file))
    await expect(make('again')).rejects.toMatchObject({ kind: 'replaced' })
    // It is looked into as a copy beside it, and not again while it stays the same.
    expect(statSync(dirname(file)).mtimeMs).toBe(mtimeMs)
    expect(await names()).toEqual(['before'])
    expect(rescued()).toHaveLength(1)
    renameSync(other, file)
    await make('back')
    expect(await names()).toEqual(['back', 'before', 'other'])
    expect(existsSync(`${file}-aside`)).toBe(false)
  })

  test('found only after the edit was committed, it is not confirmed, and may be saved', async () => {
    const other = await anotherStore()
    const client = connect(file, 300)
    onTestFinished(() => client.$disconnect())
    const edit = lists(client).once('anna', { id: 'a', digest: '' }, async (own) => {
      const list = await own.latest()
      if (list === null) throw new Error('There is no list')
      renameSync(other, file)
      await own.save(list, { ...list, name: 'changed', revision: list.revision + 1 })
      return { ok: true, did: 'rename-list', landing: {} }
    })
    await expect(edit).rejects.toMatchObject({ kind: 'replaced', mayBeSaved: true })
  })
})
