import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { SERVER } from '@/lib/serve/setup.mjs'
import { chromiumPath } from './chromium'

declare module 'vitest' {
  export interface ProvidedContext {
    site: string
  }
}

export default async function serveSite(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'mineral-table-'))
  // The packaged Chromium is unpacked here, before two workers do it at the same time.
  const [server] = await Promise.all([startServer(join(folder, 'site.db')), chromiumPath()])
  project.provide('site', server.site)
  return async () => {
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The site on a database of its own. */
export async function startServer(
  file: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly site: string; readonly pid: number; stop(): void }> {
  const port = await freePort()
  const site = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, SERVER, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      // All tests come from one address.
      RATE_LIMIT_FACTOR: '1000',
      DATABASE_URL: `file:${file}`,
      MINERAL_TABLE_SECRET: 'a secret for this run of the tests only',
      OPERATOR_TOKEN: 'a token for this run of the tests only',
      ...environment,
    },
  })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`The site stopped while starting:\n${output}`)
    const answer = await fetch(`${site}/api/health`).catch(() => null)
    if (answer?.ok && server.pid !== undefined) return { site, pid: server.pid, stop: () => server.kill() }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  server.kill()
  throw new Error(`The site did not start within a minute:\n${output}`)
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No port')),
      )
    })
  })
}
