import { spawn, spawnSync } from 'node:child_process'
import { chownSync, copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { BackupRunning, backUp } from '@/lib/backup/backup'
import { type RestoreStep, restore } from '@/lib/backup/restore'
import { openStore } from '@/lib/build/open-stores'
import { lists } from '@/lib/db/lists'
import { migrate } from '@/lib/db/migrate'
import { openDatabase } from '@/lib/db/open'
import { connect } from '@/lib/db/people-client'
import { lockHolder, takeLock } from '@/lib/db/process-lock'
import { readSession, signOwner } from '@/lib/session/owner-cookie'
import { readSecrets, secretFile } from '@/lib/session/secret'
import { migrationsUpTo } from '../build/migrations-up-to'
import { editing } from '../db/edits-process'
import { makeList } from '../db/list-made'
import { bundled } from '../fixtures/bundle'
import { emptyStores, temporaryDirectory } from '../fixtures/stores'
import { emptySite, environment, flipBit, inFolder, makeLists, namesIn, type Site } from './people'

const RESTORE = await bundled('lib/cli/restore-people.ts')
const RESTORING = await bundled('lib/backup/restore.ts')

async function backupOf(site: Site): Promise<string> {
  readSecrets(site.env)
  return (await backUp({ ...site, folder: temporaryDirectory(), keep: 9 })).folder
}

const lockOf = ({ stores }: Site) => `${stores.people}-restore`

const besideStore = (site: Site) =>
  readdirSync(dirname(site.stores.people)).filter(
    (name) => name.startsWith('table-people') && name !== basename(lockOf(site)),
  )

function command({ stores, env }: Site, from: string) {
  return spawnSync(process.execPath, [RESTORE, from], {
    env: { ...env, DATABASE_URL: `file:${stores.single}` },
    encoding: 'utf8',
  })
}

test('restored on another machine, every list opens with its old cookie', async () => {
  const site = emptySite()
  const owners = ['anna', 'ben', 'cleo']
  for (const owner of owners) await makeLists(site, owner, [`of ${owner}`])
  const cookies = owners.map((owner) => signOwner(owner, readSecrets(site.env), Date.now()))
  const backup = await backupOf(site)

  const other: Site = { stores: emptyStores(), env: environment() }
  expect(command(other, backup)).toMatchObject({ status: 0, stdout: expect.stringContaining('3 lists') })
  openStore(other.stores, 'people').db.close()
  const client = connect(other.stores.people)
  onTestFinished(() => client.$disconnect())
  for (const [i, owner] of owners.entries()) {
    const session = readSession({ plain: cookies[i], secure: undefined }, readSecrets(other.env))
    if (session.kind !== 'owner') throw new Error(`The cookie of ${owner} opens nothing`)
    const [list] = await lists(client).summaries(session.owner)
    expect(list?.name).toBe(`of ${owner}`)
    expect(await lists(client).read(session.owner, list?.id ?? '')).toMatchObject({ name: `of ${owner}` })
  }
})

describe('what was there', () => {
  test('is kept aside with all that its log held, and that log is not replayed over the backup', async () => {
    const site = emptySite()
    await makeLists(site, 'anna', ['in the backup'])
    const backup = await backupOf(site)
    const server = editing(site.stores.people, 'anna')
    await server.reach(25)
    await server.kill()
    expect(statSync(`${site.stores.people}-wal`).size).toBeGreaterThan(0)

    const { aside } = await restore({ ...site, from: backup })
    expect(namesIn(site.stores.people)).toEqual(['in the backup'])
    expect(namesIn(aside ?? '')).toEqual(expect.arrayContaining(['in the backup', ...server.confirmed]))
    expect(besideStore(site).filter((name) => /-(wal|shm)$|restoring/.test(name))).toEqual([])
  })

  test('is kept aside with its log, where it is too damaged to be opened', async () => {
    const site = emptySite()
    await makeLists(site, 'anna', ['in the backup'])
    const backup = await backupOf(site)
    writeFileSync(site.stores.people, 'my notes, which are no database at all')
    writeFileSync(`${site.stores.people}-wal`, 'a log of whatever')
    const { aside } = await restore({ ...site, from: backup })
    expect(namesIn(site.stores.people)).toEqual(['in the backup'])
    expect(readFileSync(aside ?? '', 'utf8')).toContain('my notes')
    expect(readFileSync(`${aside}-wal`, 'utf8')).toContain('a log')
  })

  test('may be nothing but a log of a store that is gone', async () => {
    const site = emptySite()
    await makeLists(site, 'anna', ['in the backup'])
    const backup = await backupOf(site)
    const server = editing(site.stores.people, 'anna')
    await server.reach(5)
    await server.kill()
    const other: Site = { stores: emptyStores(), env: site.env }
    copyFileSync(`${site.stores.people}-wal`, `${other.stores.people}-wal`)
    expect(await restore({ ...other, from: backup })).toMatchObject({ aside: null })
    expect(namesIn(other.stores.people)).toEqual(['in the backup'])
  })
})

describe('nothing is changed', () => {
  test('while a server has the store open', async () => {
    const site = emptySite()
    await makeLists(site, 'anna', ['Tuesday'])
    const backup = await backupOf(site)
    const client = connect(site.stores.people)
    await makeList(lists(client), 'anna', 'Wednesday')
    expect(command(site, backup)).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('Stop the site first'),
    })
    await makeList(lists(client), 'anna', 'Thursday')
    await client.$disconnect()
    expect(namesIn(site.stores.people)).toEqual(['Thursday', 'Tuesday', 'Wednesday'])
    expect(besideStore(site)).toEqual(['table-people.db'])
  })

  test.each([
    ['with a flipped bit', (file: string) => flipBit(file, 'Tuesday'), 'is damaged'],
    [
      'that is something else',
      (file: string) => writeFileSync(file, 'my notes, which are no database'),
      'is not a database',
    ],
    ['of a newer version', ofANewerVersion, 'newer version'],
  ])('by a backup %s', async (_, spoil, words) => {
    const site = emptySite()
    await makeLists(site, 'anna', ['Tuesday'])
    const backup = await backupOf(site)
    spoil(inFolder(backup))
    await expect(restore({ ...site, from: backup })).rejects.toThrow(words)
    expect(namesIn(site.stores.people)).toEqual(['Tuesday'])
    expect(besideStore(site)).toEqual(['table-people.db'])
  })
})

test('the lock of a restore stays where it is, for whoever holds it next', async () => {
  const site = emptySite()
  const backup = await backupOf(site)
  await restore({ ...site, from: backup })
  const next = takeLock(lockOf(site), 'a restore', () => new Error('taken'))
  await expect(restore({ ...site, from: backup })).rejects.toThrow(BackupRunning)
  expect(lockHolder(lockOf(site))).toMatchObject({ pid: process.pid })
  next()
  const { ino } = statSync(lockOf(site))
  await restore({ ...site, from: backup })
  expect(statSync(lockOf(site)).ino).toBe(ino)
})

test('what is not there cannot be restored', async () => {
  await expect(restore({ ...emptySite(), from: '/nowhere' })).rejects.toThrow('There is no backup at /nowhere.')
})

test.skipIf(process.getuid?.() !== 0)('restored by root, the store belongs to whoever had it', async () => {
  const site = emptySite()
  const backup = await backupOf(site)
  chownSync(site.stores.people, 1234, 1235)
  await restore({ ...site, from: backup })
  expect(statSync(site.stores.people)).toMatchObject({ uid: 1234, gid: 1235 })
})

function ofANewerVersion(file: string): void {
  const db = new Database(file)
  db.exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '20990101000000_future')`)
  db.close()
}

test('a backup of before is brought up to date, and is itself not touched', async () => {
  const site = emptySite()
  const old = join(temporaryDirectory(), 'people.db')
  const db = openDatabase(old, { create: true })
  migrate(db, migrationsUpTo('20261128123000_envelopes'))
  db.exec(`INSERT INTO Owner (id) VALUES ('anna');
    INSERT INTO MealList (id, ownerId, name, scope, updatedAt) VALUES ('a', 'anna', 'of long ago', 'day', 0)`)
  db.close()
  const before = readFileSync(old)
  const { migrations, secret, lists: count } = await restore({ ...site, from: old })
  expect(migrations).toEqual(['20261128190000_checksums_and_ages'])
  expect(secret).toEqual({ kind: 'none-in-backup' })
  expect(count).toBe(1)
  expect(namesIn(site.stores.people)).toEqual(['of long ago'])
  expect(readFileSync(old).equals(before)).toBe(true)
})

describe('the secret', () => {
  test('that was there is kept aside', async () => {
    const site = emptySite()
    const backup = await backupOf(site)
    const other = emptySite()
    const own = readSecrets(other.env).current
    const now = new Date('2026-12-01T10:20:30Z')
    const aside = `${secretFile(other.env)}-before-restore-20261201T102030Z`
    expect((await restore({ ...other, from: backup, now })).secret).toEqual({
      kind: 'restored',
      file: secretFile(other.env),
      aside,
    })
    expect(readSecrets(other.env)).toEqual(readSecrets(site.env))
    expect(readFileSync(aside, 'utf8').trim()).toBe(own)
    for (const file of [aside, secretFile(other.env)]) expect(statSync(file).mode & 0o777).toBe(0o600)
    expect((await restore({ ...other, from: backup, now })).secret).toEqual({ kind: 'same' })
  })

  test('of the environment stays, and a difference is said', async () => {
    const backup = await backupOf(emptySite())
    const other = emptySite()
    const site = { ...other, env: { ...other.env, MINERAL_TABLE_SECRET: 'a secret of the environment itself' } }
    expect((await restore({ ...site, from: backup })).secret).toEqual({ kind: 'differs-from-environment' })
    expect(existsSync(secretFile(site.env))).toBe(false)
  })
})

const STEPS: readonly RestoreStep[] = ['copied', 'verified', 'kept-aside', 'secret', 'in-place']

/** Another process that restores and is killed at a step. */
async function killedAt(step: RestoreStep, { stores, env }: Site, from: string): Promise<void> {
  const script = join(temporaryDirectory(), 'restore-that-stops.mjs')
  writeFileSync(
    script,
    `import { restore } from ${JSON.stringify(RESTORING)}
     await restore({
       stores: ${JSON.stringify(stores)},
       from: ${JSON.stringify(from)},
       onStep: (step) => step === ${JSON.stringify(step)} && process.kill(process.pid, 'SIGKILL'),
     })`,
  )
  const child = spawn(process.execPath, [script], { env, stdio: 'inherit' })
  const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)))
  expect(signal).toBe('SIGKILL')
}

test.each(STEPS)('killed at "%s", there is the old store or the backup, and it can be done again', async (step) => {
  const site = emptySite()
  await makeLists(site, 'anna', ['in the backup'])
  const backup = await backupOf(site)
  await makeLists(site, 'anna', ['since'])
  await killedAt(step, site, backup)
  expect(namesIn(site.stores.people)).toEqual(step === 'in-place' ? ['in the backup'] : ['in the backup', 'since'])

  await restore({ ...site, from: backup })
  expect(namesIn(site.stores.people)).toEqual(['in the backup'])
  const kept = besideStore(site).filter((name) => name.includes('before-restore'))
  expect(kept.map((name) => namesIn(join(dirname(site.stores.people), name)))).toContainEqual([
    'in the backup',
    'since',
  ])
})
