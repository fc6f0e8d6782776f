import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import { publishTo } from '@/lib/build/share/publish-to'
import { withOneCatalogue } from '@/lib/db/catalogue'
import { catalogueIsSound } from '@/lib/db/catalogue-file'
import { bundled } from '../../fixtures/bundle'
import { emptyStores, temporaryDirectory } from '../../fixtures/stores'
import { currentIn, importAnother, publisher, served, shownBy } from './published'

/** A file is sent in this many pieces, with a pause after each, so that a kill finds it half there. */
const PIECES = 10
const PAUSE_MS = 15

/**
 * Two catalogues are published by turns while a process that follows them is killed again and again. After each kill one
 * of the two is shown, whole; left alone, it comes to the one that is published. How many kills came in time.
 */
export async function killWhileFollowing(kills: number): Promise<number> {
  const { stores, folder } = await publisher()
  const other = join(temporaryDirectory(), 'other')
  await importAnother(stores, 1)
  publishTo(stores, other)
  const folders = [folder, other]
  const versions = folders.map((one) => currentIn(one).version)
  let turn = 0
  const address = await served(async (request, response) => {
    const bytes = readFileSync(join(folders[turn % 2] ?? '', request.url ?? ''))
    response.writeHead(200, { 'content-length': bytes.length })
    const step = Math.ceil(bytes.length / PIECES)
    for (let at = 0; at < bytes.length && !response.destroyed; at += step) {
      response.write(bytes.subarray(at, at + step))
      await setTimeout(PAUSE_MS)
    }
    response.end()
  })
  const follower = emptyStores()
  const code = await bundled('lib/build/child/catalogue-child.ts')
  const follow = () => {
    const task = { work: 'follow', single: follower.single, source: address, again: false }
    return spawn(process.execPath, [code, JSON.stringify(task)], { stdio: 'ignore' })
  }
  const isShown = async () => {
    const shown = await withOneCatalogue(() => shownBy(follower))
    const which = versions.indexOf(shown.version)
    expect(which).toBeGreaterThanOrEqual(0)
    expect(shown.sodium).toBe(60 + which)
    expect(shown.published).toHaveLength(1 + which)
    expect(catalogueIsSound(follower, shown.version)).toBe(true)
    return shown.version
  }
  const began = performance.now()
  await ended(follow())
  const longest = 1.2 * (performance.now() - began)
  let inTime = 0
  for (let round = 0; round < kills; round += 1) {
    turn += 1
    const child = follow()
    await Promise.race([setTimeout(Math.random() * longest), once(child, 'exit')])
    if (child.exitCode === null) inTime += 1
    child.kill('SIGKILL')
    await ended(child)
    await isShown()
  }
  await ended(follow())
  expect(await isShown()).toBe(versions[turn % 2])
  return inTime
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
