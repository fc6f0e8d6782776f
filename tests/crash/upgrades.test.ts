import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CONNECTION_LIMITS } from '@/lib/serve/connections'
import { startServer } from '../browser/site'

const REQUESTS = 10_000
const AT_ONCE = 20
const PATHS = ['/', '/foods', '/lists', '/_next/webpack-hmr', '/api/health', '/nothing-here', '/foods?pageSize=100']
/** What a server opens and closes by itself meanwhile: files, connections to its stores. */
const A_FEW = 8

const NEVER_READING = 48
const ASKED_BY_EACH = 200

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-upgrades-'))
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer(join(folder, 'site.db'))
})
afterAll(() => {
  server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const descriptors = () => readdirSync(`/proc/${server.pid}/fd`).length

/** In milliseconds, how long it took until no more than so many descriptors were open. */
async function backTo(most: number, withinMs: number): Promise<number> {
  const began = performance.now()
  while (descriptors() > most) {
    if (performance.now() - began > withinMs) throw new Error(`${descriptors()} descriptors, not ${most}`)
    await new Promise((soon) => setTimeout(soon, 100))
  }
  return Math.round(performance.now() - began)
}

/** Asks for an upgrade and takes what comes; every other one goes away as soon as something does. */
function askForUpgrade(at: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const path = PATHS[at % PATHS.length]
    const headers = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' }
    const request = get(`${server.site}${path}`, { agent: false, headers }, (answer) => {
      answer.on('close', resolve)
      if (at % 2 === 0) answer.resume().on('end', () => request.destroy())
      else request.destroy()
    })
    request.on('error', reject)
  })
}

describe.skipIf(process.platform !== 'linux')('no descriptor is left behind', () => {
  test(`by ${REQUESTS} requests for an upgrade`, async () => {
    const before = descriptors()
    let at = 0
    const asking = async () => {
      while (at < REQUESTS) {
        at += 1
        await askForUpgrade(at)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, asking))
    const ms = await backTo(before + A_FEW, 2 * CONNECTION_LIMITS.silentMs)
    expect((await fetch(`${server.site}/api/health`)).status).toBe(200)
    process.stdout.write(`${REQUESTS} upgrades: ${before} descriptors before, ${descriptors()} ${ms} ms after.\n`)
  })

  test(`by ${NEVER_READING} connections that ask and never read`, async () => {
    const before = descriptors()
    const { hostname, port } = new URL(server.site)
    const asked = 'GET /foods?pageSize=100 HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(ASKED_BY_EACH)
    const open = () =>
      new Promise<Socket>((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => {
          socket.pause().write(asked)
          resolve(socket)
        })
        socket.on('error', reject)
      })
    const sockets = await Promise.all(Array.from({ length: NEVER_READING }, open))
    // Each is closed with something it was still to be sent, which its client may be told as an error.
    for (const socket of sockets) socket.removeAllListeners('error').on('error', () => {})
    while (descriptors() < before + NEVER_READING) await new Promise((soon) => setTimeout(soon, 20))
    const ms = await backTo(before + A_FEW, CONNECTION_LIMITS.answerMs + CONNECTION_LIMITS.silentMs)
    expect((await fetch(`${server.site}/api/health`)).status).toBe(200)
    process.stdout.write(`${NEVER_READING} connections that never read were closed within ${ms} ms.\n`)
    for (const socket of sockets) socket.destroy()
  })
})
