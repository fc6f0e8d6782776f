import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { SERVER } from '@/lib/serve/setup.mjs'
import { temporaryDirectory } from '../fixtures/stores'
import { isGone } from './start-folder'

/** Starts a server as the start does, by a channel, and says its process id. */
const START = `
const { spawn } = require('node:child_process')
const stdio = ['ignore', 'ignore', 'inherit', 'ipc']
console.log(spawn(process.execPath, ${JSON.stringify(SERVER)}, { stdio }).pid)
`

/** The children of a process. */
function childrenOf(pid: number): readonly number[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  return all.flatMap((line) => {
    const [child, parent] = line.trim().split(/\s+/).map(Number)
    return parent === pid && child !== undefined ? [child] : []
  })
}

const file = (kind: string) => ({
  name: `${kind}-${'a'.repeat(32)}-${'b'.repeat(16)}.db`,
  bytes: 10_000_000,
  sha256: 'c'.repeat(64),
})
const PUBLISHED = { format: 1, version: 'a'.repeat(32), catalogue: file('catalogue'), releases: file('releases') }

/** A source whose catalogue comes so slowly that whoever starts with it waits for minutes, unless it is ended. */
async function slowSource(): Promise<{ readonly address: string; readonly asked: Promise<unknown> }> {
  let isAsked = () => {}
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve
  })
  const source = createServer(({ url }, response) => {
    if (url === '/current.json') {
      response.end(JSON.stringify(PUBLISHED))
      return
    }
    response.writeHead(200, { 'Content-Length': PUBLISHED.catalogue.bytes })
    const drip = setInterval(() => response.write('x'), 500)
    response.on('close', () => clearInterval(drip))
    isAsked()
  })
  await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    source.closeAllConnections()
    source.close()
  })
  return { address: `http://127.0.0.1:${(source.address() as AddressInfo).port}/`, asked }
}

type Starting = { readonly start: ChildProcess; readonly server: number; readonly port: number }

/** The real server, as it is started and as it prepares its catalogue. */
async function starting(source: string): Promise<Starting> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  const start = spawn(process.execPath, ['-e', START], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: `file:${join(temporaryDirectory(), 'site.db')}`,
      MINERAL_TABLE_SECRET: 'a secret for this run of the tests only',
      CATALOGUE_SOURCE: source,
    },
  })
  const [said] = await once(start.stdout, 'data')
  const server = Number(String(said))
  onTestFinished(() => {
    for (const pid of [...childrenOf(server), server, start.pid ?? server]) end(pid)
  })
  return { start, server, port }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone, as it should be.
  }
}

test('while it prepares, a server answers; its start killed, it ends, with the process that works for it', async () => {
  const { address, asked } = await slowSource()
  const { start, server, port } = await starting(address)
  await asked
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } })
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('The site is starting')])
  const working = childrenOf(server)
  expect(working.length).toBeGreaterThan(0)
  start.kill('SIGKILL')
  await Promise.all([server, ...working].map(isGone))
})

test('while it prepares, a server that is asked to end does, with the process that works for it', async () => {
  const { address, asked } = await slowSource()
  const { server } = await starting(address)
  await asked
  const working = childrenOf(server)
  process.kill(server, 'SIGTERM')
  await Promise.all([server, ...working].map(isGone))
})

test('a server whose start is gone before its first line ends', async () => {
  const { address } = await slowSource()
  const { start, server } = await starting(address)
  start.kill('SIGKILL')
  await isGone(server)
})
