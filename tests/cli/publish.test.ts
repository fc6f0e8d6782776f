import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { catalogue } from '@/lib/db/catalogue'
import { releasesBeside, type Stores } from '@/lib/db/stores'
import { currentIn, publisher, shownBy } from '../build/share/published'
import { bundled } from '../fixtures/bundle'
import { KALE, release } from '../fixtures/import/tables'
import { emptyStores, preparedStores, temporaryDirectory } from '../fixtures/stores'

vi.setConfig({ testTimeout: 120_000 })

const COMMAND = await bundled('lib/cli/catalogue.ts')
const PREPARE = await bundled('lib/cli/prepare.ts')

type Environment = Readonly<Record<string, string>>

function run(file: string, { single }: Stores, args: readonly string[], environment: Environment = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, DATABASE_URL: `file:${single}`, ...environment },
  })
  return { status, out: stdout, err: stderr }
}

/** As a start of the site does before it serves. */
const prepare = (stores: Stores, environment: Environment) => {
  // The file takes itself for a command where it was started as one.
  const script = `process.argv[1] = ${JSON.stringify(join(process.cwd(), 'lib/cli/prepare.ts'))}; await import(${JSON.stringify(PREPARE)})`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, 'x'], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, DATABASE_URL: `file:${stores.single}`, ...environment },
  })
  return { status, out: stdout, err: stderr }
}

describe('a machine that publishes', () => {
  test('does so by command, at start, after an import and after a removal', async () => {
    const stores = preparedStores()
    const folder = join(temporaryDirectory(), 'published')
    const environment = { CATALOGUE_PUBLISH_TO: folder }
    expect(run(COMMAND, stores, ['publish', folder])).toMatchObject({ status: 0 })
    const first = currentIn(folder).version
    expect(first).toBe(await catalogue(stores).dataVersion())
    expect(prepare(stores, environment).out).toContain('has this catalogue already')

    const zip = release('foundation', '2024-10-31', [{ record: '900001', ndb: KALE.ndb, sodium: '1' }])
    const imported = run(COMMAND, stores, ['import', zip], environment)
    expect(imported.status).toBe(0)
    const second = currentIn(folder).version
    expect(second).not.toBe(first)
    expect(imported.out).toContain(`The catalogue ${second} is published in ${folder}.`)
    expect(run(COMMAND, stores, ['remove', '2024-10-31'], environment).status).toBe(0)
    expect(currentIn(folder).version).toBe(first)
  })

  test('says where it could not, and shows the import all the same', async () => {
    const stores = preparedStores()
    const zip = release('foundation', '2024-10-31', [{ record: '900001', ndb: KALE.ndb, sodium: '1' }])
    const { status, err } = run(COMMAND, stores, ['import', zip], { CATALOGUE_PUBLISH_TO: '/dev/null/published' })
    expect(status).toBe(1)
    expect(err).toContain('could not be published in /dev/null/published')
    expect((await catalogue(stores).food(KALE.id))?.amounts.sodium).toBe(1)
  })
})

describe('a machine that follows', () => {
  test('starts with the catalogue of its source, makes none of its own, and is imported into nowhere', async () => {
    const { stores, folder } = await publisher()
    const follower = emptyStores()
    const environment = { CATALOGUE_SOURCE: folder }
    const started = prepare(follower, environment)
    expect(started).toMatchObject({ status: 0, err: '' })
    expect(started.out).toContain('The catalogue is fetched.')
    expect(await shownBy(follower)).toEqual(await shownBy(stores))
    expect(prepare(follower, environment).out).toContain('The catalogue is there')
    const zip = release('foundation', '2024-10-31', [{ record: '900001', ndb: KALE.ndb, sodium: '1' }])
    const imported = run(COMMAND, follower, ['import', zip], environment)
    expect(imported).toMatchObject({ status: 2, err: expect.stringContaining(`comes from ${folder}`) })
    expect(run(COMMAND, follower, ['export', '--csv'], environment).out).toContain('kale-raw')
    expect(await shownBy(follower)).toEqual(await shownBy(stores))
  })

  test('whose source cannot be reached at its first start makes its own, and says so', async () => {
    const follower = emptyStores()
    const started = prepare(follower, { CATALOGUE_SOURCE: join(temporaryDirectory(), 'nowhere') })
    expect(started.status).toBe(0)
    expect(started.err).toContain('cannot be fetched from')
    expect(started.out).toContain('made here of data/')
    const version = await catalogue(follower).dataVersion()
    expect(existsSync(releasesBeside(follower, version))).toBe(false)
  })
})
