import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@/lib/build/open-stores'
import { lists } from '@/lib/db/lists'
import { connect, type PeopleClient } from '@/lib/db/people-client'
import { storesAt } from '@/lib/db/stores'
import type { ListRepository } from '@/lib/lists/list-repository'
import { newList } from '@/lib/lists/new-list'
import { doneIn } from '@/lib/lists/outcome'

/** What it costs that a confirmed edit is on the disk: edits a second with `synchronous` NORMAL, as it was, and FULL. */
const SECONDS = 4
const ROUNDS = 3
const LEVELS = ['NORMAL', 'FULL'] as const
const AT_ONCE = [1, 16]

async function rename(repository: ListRepository, id: string): Promise<void> {
  await repository.once('anna', { id: randomUUID(), digest: '' }, async (own) => {
    const list = await own.read(id)
    if (list === null) throw new Error('The list is gone')
    const after = { ...list, name: randomUUID(), revision: list.revision + 1 }
    await own.save(list, after)
    return doneIn(after, 'rename-list')
  })
}

async function newListIn(repository: ListRepository): Promise<string> {
  const list = newList('Tuesday', 'day', randomUUID, new Date())
  if (!list.ok) throw new Error(list.refusal)
  await repository.once('anna', { id: randomUUID(), digest: '' }, async (own) => {
    await own.save(null, list.value)
    return doneIn(list.value, 'create-list')
  })
  return list.value.id
}

type Measured = { readonly perSecond: number; readonly cpuMs: number }

async function measure(client: PeopleClient, atOnce: number): Promise<Measured> {
  const repository = lists(client)
  const id = await newListIn(repository)
  let edits = 0
  const cpu = process.cpuUsage()
  const began = performance.now()
  const until = began + SECONDS * 1000
  const edit = async () => {
    while (performance.now() < until) {
      await rename(repository, id)
      edits += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, edit))
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: (edits * 1000) / (performance.now() - began), cpuMs: (user + system) / 1000 / edits }
}

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-bench-'))
try {
  const stores = storesAt(join(folder, 'table.db'))
  openStore(stores, 'people').db.close()
  const client = connect(stores.people)
  const best = new Map<string, Measured>()
  // In turns, so that a busy moment of the machine strikes both.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const atOnce of AT_ONCE) {
      for (const level of LEVELS) {
        await client.$executeRawUnsafe(`PRAGMA synchronous = ${level}`)
        const key = `${level.padEnd(8)} ${String(atOnce).padStart(2)} at once`
        const [now, before] = [await measure(client, atOnce), best.get(key)]
        if (before === undefined || now.perSecond > before.perSecond) best.set(key, now)
      }
    }
  }
  await client.$disconnect()
  for (const [key, { perSecond, cpuMs }] of best) {
    const cpu = `${cpuMs.toFixed(1)} ms of processor time each`
    console.log(`${key}   ${perSecond.toFixed(0).padStart(5)} edits a second, ${cpu}`)
  }
} finally {
  rmSync(folder, { recursive: true })
}
