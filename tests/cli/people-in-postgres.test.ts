import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { openStore } from '@/lib/build/open-stores'
import { lists } from '@/lib/db/lists'
import { connect } from '@/lib/db/people-client'
import { makeList } from '../db/list-made'
import { bundled } from '../fixtures/bundle'
import { client, server } from '../fixtures/on-postgres'
import { emptyDatabase } from '../fixtures/postgres'
import { emptyStores } from '../fixtures/stores'

const PEOPLE = await bundled('lib/cli/people.ts')
const BACKUP = await bundled('lib/cli/backup-people.ts')
const VERIFY = await bundled('lib/cli/verify-people.ts')

test('who moves to PostgreSQL is told what came over, what can be verified, and who backs it up now', async () => {
  const stores = emptyStores()
  openStore(stores, 'people').db.close()
  const sqlite = connect(stores.people)
  const id = await makeList(lists(sqlite), 'anna', 'Tuesday')
  await sqlite.$disconnect()
  const url = await emptyDatabase(server())
  const run = (script: string, args: readonly string[], PEOPLE_DATABASE_URL = url) => {
    const env = { ...process.env, DATABASE_URL: `file:${stores.single}`, PEOPLE_DATABASE_URL }
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }
  const compared = 'compared row by row; people: 1, lists: 1, rows in all: 6.'
  const told = (status: number, said: string) => ({ status, said: expect.stringContaining(said) })

  expect(run(PEOPLE, ['move'], '')).toEqual(told(2, 'Set PEOPLE_DATABASE_URL'))
  expect(run(PEOPLE, ['move'], 'mysql://somewhere')).toEqual(told(1, 'PEOPLE_DATABASE_URL is no address'))
  expect(run(PEOPLE, ['fly'])).toEqual(told(2, 'npm run people -- <command>'))
  expect(run(PEOPLE, ['move'])).toEqual(told(0, compared))
  expect(run(PEOPLE, ['move'])).toEqual(told(0, 'holds all of'))
  expect(run(VERIFY, [])).toEqual(told(0, 'sound, 1 lists'))
  expect(run(BACKUP, ['anywhere'])).toEqual(told(2, 'pg_dump'))
  for (const { said } of [run(PEOPLE, ['move']), run(VERIFY, [])]) expect(said).not.toContain(':tests@')

  await client(url).mealList.update({ where: { id }, data: { name: 'Wednesday' } })
  expect(run(VERIFY, [])).toEqual(told(1, `The list ${id} differs from its checksum.`))
  expect(run(PEOPLE, ['move'])).toEqual(told(1, 'Name an empty database.'))
})
