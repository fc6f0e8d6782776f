import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { backUp } from '@/lib/backup/backup'
import { restore } from '@/lib/backup/restore'
import { isSound, verifyPeople } from '@/lib/backup/verify'
import { readSecrets } from '@/lib/session/secret'
import { emptySite, inFolder, namesIn } from '../backup/people'
import { editing } from '../db/edits-process'
import { killAgainAndAgain } from '../db/kill-again'
import { databaseFile, emptyDatabases } from '../db/list-file'
import { bundled } from '../fixtures/bundle'
import { temporaryDirectory } from '../fixtures/stores'
import { CAN_KEEP_SYNCED, keepingSynced, syncsIn } from '../fixtures/synced/keep-synced'

emptyDatabases()

const BACKUP = await bundled('lib/cli/backup-people.ts')

const tell = (words: string) => process.stdout.write(`${words}\n`)

test('servers killed at 100 random moments lose nothing that was confirmed', async () => {
  const confirmed = await killAgainAndAgain(databaseFile(), 100)
  tell(`100 kills: none of ${confirmed} confirmed edits lost`)
})

test.skipIf(!CAN_KEEP_SYNCED)('20 power cuts lose nothing that was confirmed', async () => {
  let [confirmed, syncs] = [0, 0]
  for (let time = 0; time < 20; time += 1) {
    const file = join(temporaryDirectory(), 'people.db')
    copyFileSync(databaseFile(), file)
    const cut = mkdtempSync(join(tmpdir(), 'mineral-table-synced-'))
    copyFileSync(file, join(cut, basename(file)))
    const server = editing(file, 'anna', { atOnce: 1 + (time % 4), env: keepingSynced(dirname(file), cut) })
    // Some go on until the log was written into the store more than once.
    await server.reach(time % 5 === 0 ? 600 : 1 + Math.floor(Math.random() * 80))
    await server.kill()
    const left = join(cut, basename(file))
    const names = new Set(namesIn(left))
    expect(server.confirmed.filter((name) => !names.has(name))).toEqual([])
    expect(isSound(await verifyPeople(left))).toBe(true)
    confirmed += server.confirmed.length
    syncs += syncsIn(cut).length
    rmSync(cut, { recursive: true })
  }
  tell(`20 power cuts: none of ${confirmed} confirmed edits lost, ${syncs} syncs`)
})

test('120 backups under load are all whole, and the last one restores', async () => {
  const site = emptySite()
  readSecrets(site.env)
  const folder = temporaryDirectory()
  const server = editing(site.stores.people, 'anna', { atOnce: 4 })
  let last = ''
  let atLeast: readonly string[] = []
  for (let i = 0; i < 120; i += 1) {
    await server.reach(server.confirmed.length + 5)
    atLeast = [...server.confirmed]
    last = (await backUp({ ...site, folder, keep: 5 })).folder
    const names = new Set(namesIn(inFolder(last)))
    expect(atLeast.filter((name) => !names.has(name))).toEqual([])
  }
  await server.kill()
  await restore({ ...site, from: last })
  expect(namesIn(site.stores.people)).toEqual(expect.arrayContaining([...atLeast]))
  tell(`120 backups under load: all whole, beside ${server.confirmed.length} confirmed edits`)
})

test('backups killed at 40 random moments leave none that is not whole', async () => {
  const site = emptySite()
  readSecrets(site.env)
  const server = editing(site.stores.people, 'anna', { atOnce: 4, many: 400 })
  await server.ended
  const folder = join(temporaryDirectory(), 'backups')
  mkdirSync(folder)
  const env = { ...site.env, DATABASE_URL: `file:${site.stores.single}` }
  let whole = 0
  for (let time = 0; time < 40; time += 1) {
    const child = spawn(process.execPath, [BACKUP, folder], { env, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * (time % 4) * 1500))
    child.kill('SIGKILL')
    await ended
    const backups = readdirSync(folder).filter((name) => /^mineral-table-people-[^.]*$/.test(name))
    for (const name of backups) {
      expect(isSound(await verifyPeople(inFolder(join(folder, name))))).toBe(true)
      expect(statSync(join(folder, name, 'session-secret')).size).toBeGreaterThan(40)
    }
    whole = backups.length
  }
  tell(`40 backups killed: ${whole} whole ones stand, and none that is not`)
})

test('a disk that is full now and then loses nothing that was confirmed', async () => {
  const file = databaseFile()
  let confirmed = 0
  for (let time = 0; time < 20; time += 1) {
    const owner = `owner ${time}`
    // A server that cannot write more than so much: what it writes beyond that fails.
    const server = editing(file, owner, {
      atOnce: 2,
      mostKilobytes: Math.ceil(statSync(file).size / 1024) + 100 + 50 * time,
    })
    await server.ended
    const db = new Database(file)
    const names = new Set(db.prepare('SELECT name FROM MealList WHERE ownerId = ?').pluck().all(owner))
    db.close()
    expect(server.confirmed.filter((name) => !names.has(name))).toEqual([])
    expect(isSound(await verifyPeople(file))).toBe(true)
    confirmed += server.confirmed.length
  }
  expect(confirmed).toBeGreaterThan(20)
  tell(`20 full disks: none of ${confirmed} confirmed edits lost`)
})

test('servers wait for a program that locks the store again and again', async () => {
  const file = databaseFile()
  const server = editing(file, 'anna', { atOnce: 4 })
  await server.reach(5)
  const other = new Database(file, { timeout: 5000 })
  for (let time = 0; time < 30; time += 1) {
    other.exec('BEGIN IMMEDIATE')
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400))
    other.exec('COMMIT')
    await server.reach(server.confirmed.length + 1)
  }
  other.close()
  await server.kill()
  const names = new Set(namesIn(file))
  expect(server.confirmed.filter((name) => !names.has(name))).toEqual([])
  tell(`30 locks: ${server.confirmed.length} edits confirmed meanwhile, none refused, none lost`)
})
