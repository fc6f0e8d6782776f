import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backUp } from '@/lib/backup/backup'
import { isSound, verifyPeople } from '@/lib/backup/verify'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open'
import { readSecrets } from '@/lib/session/secret'
import { migrationsUpTo } from '../build/migrations-up-to'
import { editing } from '../db/edits-process'
import { bundled } from '../fixtures/bundle'
import { emptyStores, temporaryDirectory } from '../fixtures/stores'
import { emptySite, environment, flipBit, inFolder, makeLists, namesIn, type Site } from './people'

const BACKUP = await bundled('lib/cli/backup-people.ts')

const backups = (folder: string) =>
  readdirSync(folder).filter((name) => name.startsWith('mineral-table-people-') && !name.endsWith('.part'))

test('backups under writes are whole, and hold all that was confirmed before', async () => {
  const site = emptySite()
  readSecrets(site.env)
  const folder = temporaryDirectory()
  const server = editing(site.stores.people, 'anna', { atOnce: 4 })
  await server.reach(20)
  for (let i = 0; i < 3; i += 1) {
    const confirmed = [...server.confirmed]
    const made = await backUp({ ...site, folder, keep: 10 })
    expect(isSound(await verifyPeople(inFolder(made.folder)))).toBe(true)
    const names = new Set(namesIn(inFolder(made.folder)))
    expect(confirmed.filter((name) => !names.has(name))).toEqual([])
    await server.reach(server.confirmed.length + 5)
  }
  await server.kill()
  expect(backups(folder)).toHaveLength(3)
})

test('of a store of an older version it is not said how many lists were compared', async () => {
  const site: Site = { stores: emptyStores(), env: environment() }
  readSecrets(site.env)
  const db = openDatabase(site.stores.people, { create: true })
  migrate(db, migrationsUpTo('20261128123000_envelopes'))
  db.exec(`INSERT INTO Owner (id) VALUES ('anna');
    INSERT INTO MealList (id, ownerId, name, scope, updatedAt) VALUES ('a', 'anna', 'Tuesday', 'day', 0)`)
  db.close()
  expect((await backUp({ ...site, folder: temporaryDirectory(), keep: 1 })).lists).toBeNull()
})

test('a backup is for its user alone, needs no log, and bears the secret', async () => {
  const site = emptySite()
  const secret = readSecrets(site.env).current
  await makeLists(site, 'anna', ['Tuesday'])
  const { folder, lists } = await backUp({
    ...site,
    folder: join(temporaryDirectory(), 'kept', 'here'),
    keep: 1,
    now: new Date('2026-12-01T10:20:30Z'),
  })
  expect(lists).toBe(1)
  expect(folder).toMatch(/here\/mineral-table-people-20261201T102030000Z$/)
  expect(readdirSync(folder).toSorted()).toEqual(['people.db', 'session-secret'])
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(folder, 'session-secret'), 'utf8').trim()).toBe(secret)
})

test('so many are kept, and what was cut off goes', async () => {
  const site = emptySite()
  readSecrets(site.env)
  const folder = temporaryDirectory()
  mkdirSync(join(folder, 'mineral-table-people-20200101T000000000Z.part'))
  mkdirSync(join(folder, 'my own'))
  const make = (now: string, keep: number) => backUp({ ...site, folder, keep, now: new Date(now) })
  await make('2026-12-01T10:00:00Z', 2)
  await make('2026-12-01T10:00:00Z', 2)
  const { removed } = await make('2026-12-02T10:00:00Z', 2)
  expect(removed).toEqual([join(folder, 'mineral-table-people-20261201T100000000Z')])
  expect(readdirSync(folder).toSorted()).toEqual([
    'backup-lock',
    'mineral-table-people-20261201T100000001Z',
    'mineral-table-people-20261202T100000000Z',
    'my own',
  ])
})

test('the one just made stays, also where the clock was set back', async () => {
  const site = emptySite()
  readSecrets(site.env)
  const folder = temporaryDirectory()
  const make = (now: string) => backUp({ ...site, folder, keep: 2, now: new Date(now) })
  for (const day of ['2027-12-01', '2027-12-02']) await make(day)
  const made = await make('2026-12-01')
  expect(backups(folder)).toHaveLength(2)
  expect(existsSync(inFolder(made.folder))).toBe(true)
})

describe('no backup is made', () => {
  test('of a store that is damaged, and the good ones stay', async () => {
    const site = emptySite()
    readSecrets(site.env)
    await makeLists(site, 'anna', ['Tuesday'])
    const folder = temporaryDirectory()
    await backUp({ ...site, folder, keep: 1 })
    flipBit(site.stores.people, 'Tuesday')
    await expect(backUp({ ...site, folder, keep: 1 })).rejects.toThrow('is damaged')
    expect(backups(folder)).toHaveLength(1)
  })

  test('without the secret that the site has, and none is made up', async () => {
    const site = emptySite()
    const folder = join(temporaryDirectory(), 'backups')
    await expect(backUp({ ...site, folder, keep: 1 })).rejects.toThrow('MINERAL_TABLE_SECRET is not set')
    expect(existsSync(folder)).toBe(false)
    expect(readdirSync(site.env.XDG_STATE_HOME ?? '')).toEqual([])
  })

  test('of a store that is not there', async () => {
    const site = emptySite()
    rmSync(site.stores.people)
    await expect(backUp({ ...site, folder: temporaryDirectory(), keep: 1 })).rejects.toMatchObject({ kind: 'missing' })
  })

  test('where the disk is full: the command says so and leaves nothing', async () => {
    const site = emptySite()
    readSecrets(site.env)
    await makeLists(
      site,
      'anna',
      Array.from({ length: 60 }, (_, i) => `${'long '.repeat(14)}${i}`),
    )
    const folder = temporaryDirectory()
    const kilobytes = Math.floor(statSync(site.stores.people).size / 1024 / 2)
    const shell = `ulimit -f ${kilobytes}; exec "$0" "$@"`
    const env = { ...site.env, DATABASE_URL: `file:${site.stores.single}` }
    const { status } = spawnSync('bash', ['-c', shell, process.execPath, BACKUP, folder], { env })
    expect(status).not.toBe(0)
    expect(backups(folder)).toEqual([])
    expect(spawnSync(process.execPath, [BACKUP, folder], { env }).status).toBe(0)
    expect(readdirSync(folder).filter((name) => name !== 'backup-lock')).toHaveLength(1)
  })
})

test('the command says what it made, and what is wrong with how it was asked', () => {
  const site = emptySite()
  const env = { ...site.env, DATABASE_URL: `file:${site.stores.single}` }
  const folder = temporaryDirectory()
  const run = (...args: readonly string[]) => spawnSync(process.execPath, [BACKUP, ...args], { env, encoding: 'utf8' })
  expect(run(folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('MINERAL_TABLE_SECRET is not set') })
  readSecrets(env)
  expect(run(folder, '--keep', '3')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('0 lists and the secret'),
  })
  for (const args of [[], [folder, '--keep', '0']]) {
    expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining('npm run backup -- FOLDER') })
  }
})
