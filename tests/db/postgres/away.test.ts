import { createServer, connect as dial, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { lists } from '@/lib/db/lists'
import { peopleHealth } from '@/lib/db/people-health'
import { persist } from '@/lib/db/persist'
import { poolSize } from '@/lib/db/postgres'
import type { OwnLists } from '@/lib/lists/list-repository'
import { doneIn, notDone, type Outcome } from '@/lib/lists/outcome'
import { client, server } from '../../fixtures/on-postgres'
import { peopleDatabase } from '../../fixtures/postgres'
import { freshEnvelope } from '../list-file'
import { makeList } from '../list-made'

let url: string
beforeAll(async () => {
  url = await peopleDatabase(server())
})

/**
 * Stands between a server of the site and PostgreSQL. `cut` says after which words to it the line is dead; `before` happens
 * before what was said is handed on.
 */
type Line = { url: string; cut: (said: string) => boolean; before: (said: string) => Promise<void> }

async function line(): Promise<Line> {
  const { port } = new URL(url)
  const open = new Set<Socket>()
  const between: Line = { url: '', cut: () => false, before: async () => {} }
  const door = createServer((near) => {
    const far = dial(Number(port), '127.0.0.1')
    let isDead = false
    let handedOn = Promise.resolve()
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (said) => {
      const words = said.toString('latin1')
      isDead ||= between.cut(words)
      handedOn = handedOn.then(() => between.before(words)).then(() => void far.write(said))
    })
    far.on('data', (answer) => {
      if (isDead) near.destroy()
      else near.write(answer)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => door.once('listening', resolve))
  onTestFinished(() => {
    for (const socket of open) socket.destroy()
    door.close()
  })
  const address = door.address()
  const there = new URL(url)
  there.port = String(typeof address === 'object' ? address?.port : '')
  between.url = there.href
  return between
}

async function rename(own: OwnLists, id: string): Promise<Outcome> {
  const before = await own.read(id)
  if (before === null) return notDone('gone-list')
  const after = { ...before, name: `${before.name}!`, revision: before.revision + 1 }
  await own.save(before, after)
  return doneIn(after, 'rename-list')
}

describe('what was sent when the line went dead', () => {
  test.each([
    ['before it was committed', 'INSERT INTO "public"."Envelope"'],
    ['while it was committed, so that nobody knows', 'COMMIT'],
  ])('%s is done once', async (_, words) => {
    const between = await line()
    const db = client(between.url)
    const id = await makeList(lists(db), 'anna', 'Tuesday')
    let isCut = false
    between.cut = (said) => {
      const isNow = !isCut && said.includes(words)
      isCut ||= isNow
      return isNow
    }
    let done = 0
    const outcome = await lists(db).once('anna', freshEnvelope(), (own) => {
      done += 1
      return rename(own, id)
    })
    expect(outcome).toMatchObject({ ok: true })
    expect(isCut).toBe(true)
    expect(done).toBe(words === 'COMMIT' ? 1 : 2)
    expect(await lists(db).read('anna', id)).toMatchObject({ name: 'Tuesday!', revision: 2 })
  })
})

test('a server that PostgreSQL turns out at the moment of committing does it again', async () => {
  const between = await line()
  const id = await makeList(lists(client(between.url)), 'anna', 'Tuesday')
  const db = client(between.url)
  let turnedOut = 0
  between.before = async (said) => {
    if (turnedOut > 0 || !said.includes('COMMIT')) return
    turnedOut += await client(url).$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction'`
  }
  expect(await lists(db).once('anna', freshEnvelope(), (own) => rename(own, id))).toMatchObject({ ok: true })
  expect(turnedOut).toBe(1)
  expect(await lists(db).read('anna', id)).toMatchObject({ name: 'Tuesday!', revision: 2 })
})

describe('two who are in each other’s way', () => {
  test('both come to an end, though PostgreSQL gives one of them up', async () => {
    const db = client(url)
    await db.owner.createMany({ data: [{ id: 'one' }, { id: 'other' }] })
    let tries = 0
    const touch = (first: string, second: string) =>
      persist(db, () =>
        db.$transaction(async (tx) => {
          tries += 1
          await tx.owner.update({ where: { id: first }, data: { lastSeenAt: new Date() } })
          await setTimeout(100)
          await tx.owner.update({ where: { id: second }, data: { lastSeenAt: new Date() } })
          return second
        }),
      )
    expect(await Promise.all([touch('one', 'other'), touch('other', 'one')])).toEqual(['other', 'one'])
    expect(tries).toBeGreaterThan(2)
  })

  test('and are new make one owner', async () => {
    const db = client(url)
    await Promise.all(Array.from({ length: 20 }, (_, i) => makeList(lists(db), 'newcomer', `list ${i}`)))
    expect(await lists(db).summaries('newcomer')).toHaveLength(20)
  })
})

describe('a PostgreSQL that does not serve', () => {
  const health = (there: string) => peopleHealth(() => client(there))
  const unwell = (kind: string) => ({ ok: false, problem: { name: 'DatabaseProblem', kind } })

  test('is told: not there, not for us, not to be written', async () => {
    expect(await health(url)).toEqual({ ok: true })
    const nowhere = 'postgresql://anna:secret@127.0.0.1:1/people'
    const away = await health(nowhere)
    expect(away).toMatchObject(unwell('unreachable'))
    expect(JSON.stringify(away)).not.toContain('secret')
    expect(await health(url.replace(':tests@', ':wrong@'))).toMatchObject(unwell('no-access'))
    expect(await health(`${server()}/nowhere`)).toMatchObject(unwell('no-access'))
    const standby = await peopleDatabase(server())
    const name = new URL(standby).pathname.slice(1)
    await client(url).$executeRawUnsafe(`ALTER DATABASE ${name} SET default_transaction_read_only = on`)
    expect(await health(standby)).toMatchObject(unwell('read-only'))
  })

  test('is waited for no longer than is bearable, and said not to have answered', async () => {
    const db = client('postgresql://anna@127.0.0.1:1/people')
    const asked = persist(db, () => db.owner.count(), 300)
    await expect(asked).rejects.toThrow('may or may not have been saved; sending it again does it once')
  })

  test('keeps a mistake of ours what it is', async () => {
    const mistake = () => Promise.reject(new TypeError('a mistake'))
    await expect(persist(client(url), mistake)).rejects.toThrow(TypeError)
  })
})

test('connections are bounded, and waited for', async () => {
  expect([poolSize(''), poolSize('3')]).toEqual([10, 3])
  for (const wrong of ['0', '2.5', 'many', '1001']) expect(() => poolSize(wrong)).toThrow('PEOPLE_DATABASE_POOL')
  const db = client(url)
  await Promise.all(Array.from({ length: 60 }, () => db.$queryRaw`SELECT pg_sleep(0.02)::text`))
  const rows = await db.$queryRaw`
    SELECT count(*)::int AS connections FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'mineral-table'`
  expect(rows).toEqual([{ connections: expect.toSatisfy((count: number) => count >= 9 && count <= 22) }])
})
