import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import { lists } from '@/lib/db/lists'
import { verifyLists } from '@/lib/db/verify-lists'
import { addItem } from '@/lib/lists/edit-item'
import { bundled } from '../../fixtures/bundle'
import { by } from '../../fixtures/lists'
import { client } from '../../fixtures/on-postgres'
import { type PostgresServer, peopleDatabase } from '../../fixtures/postgres'
import { editKept } from '../edit-kept'
import { makeList } from '../list-made'

const script = await bundled('tests/db/postgres/counting-server.ts')

/** What goes wrong, and how often. */
export type Trouble = {
  /** One of the two servers is killed. */
  readonly kills: number
  /** PostgreSQL ends a connection. */
  readonly cuts: number
  /** PostgreSQL loses its power. */
  readonly crashes: number
}

/** A server that counts; killed, it goes on where it was not told that it was done. */
class Counting {
  confirmed = 0
  #child: ChildProcess
  #closed: Promise<void> = Promise.resolve()
  #isToEnd = false
  #waiting: (() => void)[] = []
  #failed: (error: Error) => void
  readonly failure: Promise<never>

  constructor(
    readonly url: string,
    readonly list: string,
    readonly name: string,
  ) {
    let failed = (_: Error) => {}
    this.failure = new Promise((_, reject) => {
      failed = reject
    })
    this.failure.catch(() => {})
    this.#failed = failed
    this.#child = this.#start()
  }

  #start(): ChildProcess {
    const args = [script, this.url, this.list, this.name, String(this.confirmed)]
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
    onTestFinished(() => void child.kill('SIGKILL'))
    this.#closed = new Promise((resolve) => child.once('close', () => resolve()))
    createInterface({ input: child.stdout }).on('line', () => {
      this.confirmed += 1
      for (const come of this.#waiting.splice(0)) come()
    })
    child.once('exit', (code, signal) => {
      if (signal !== 'SIGKILL' && !this.#isToEnd) this.#failed(new Error(`Server ${this.name} ended with ${code}`))
    })
    return child
  }

  /** Once so many more are confirmed. */
  async more(count: number): Promise<void> {
    for (const until = this.confirmed + count; this.confirmed < until; ) {
      await Promise.race([new Promise<void>((resolve) => this.#waiting.push(resolve)), this.failure])
    }
  }

  async killAndRestart(): Promise<void> {
    this.#child.kill('SIGKILL')
    await Promise.race([this.#closed, this.failure])
    this.#child = this.#start()
  }

  /** Lets it end once what is under way is confirmed. */
  async finish(): Promise<void> {
    this.#isToEnd = true
    this.#child.stdin?.end()
    await this.#closed
  }
}

/**
 * Two servers edit one list while things go wrong, in any order and at any moment; then the list has to hold each of
 * their edits once. How many edits were confirmed.
 */
export async function countThrough(postgres: PostgresServer, trouble: Trouble): Promise<number> {
  const url = await peopleDatabase(postgres.url)
  const db = client(url)
  const repository = lists(db)
  const list = await makeList(repository, 'anna', 'a0 b0 c0')
  const measure = { unit: 'grams', grams: 1 } as const
  const items = ['item-a', 'item-b', 'item-c'].map((item) => by(addItem, { item, foodId: 'kale', measure, grams: 1 }))
  expect(await editKept(repository, 'anna', list, items)).toMatchObject({ ok: true })
  const servers = ['a', 'b'].map((name) => new Counting(url, list, name))
  const [a, b] = servers
  if (a === undefined || b === undefined) throw new Error('two servers')

  const what = [
    ...Array.from({ length: trouble.kills }, (_, i) => () => (i % 2 === 0 ? a : b).killAndRestart()),
    ...Array.from({ length: trouble.cuts }, () => () => cutOne(url)),
    ...Array.from({ length: trouble.crashes }, () => () => postgres.crash()),
  ]
  for (const happens of shuffled(what)) {
    await (Math.random() < 0.5 ? a : b).more(1 + Math.floor(3 * Math.random()))
    // At any moment of an edit, not just after one.
    await setTimeout(20 * Math.random())
    await happens()
  }
  await Promise.all(servers.map((server) => server.more(3)))
  await Promise.all(servers.map((server) => server.finish()))

  const after = await repository.read('anna', list)
  const both = Math.max(a.confirmed, b.confirmed)
  expect(after?.name).toBe(`a${a.confirmed} b${b.confirmed} c${both}`)
  expect(after?.meals.flatMap((meal) => meal.items.map(({ grams }) => grams))).toEqual([a.confirmed, b.confirmed, both])
  expect(await verifyLists(db)).toMatchObject({ differing: [], without: 0 })
  return a.confirmed + b.confirmed + both
}

async function cutOne(url: string): Promise<void> {
  const other = client(url)
  await other.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1`
  await other.$disconnect()
}

function shuffled<T>(things: readonly T[]): readonly T[] {
  return things
    .map((thing) => ({ thing, at: Math.random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ thing }) => thing)
}
