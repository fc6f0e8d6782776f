// Prisma downloads a schema engine before every command, even `generate`, which never runs it. Naming any
// existing file keeps installs quick and working offline.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const STORES = ['people', 'releases', 'catalogue']

const root = fileURLToPath(new URL('..', import.meta.url))
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
const env = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? fileURLToPath(import.meta.url),
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
}

/** Generates the client of one store; tells what went wrong. */
function generate(store) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, 'generate', '--config', `prisma/${store}/prisma.config.ts`], {
      cwd: root,
      env,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(`The client of ${store} could not be generated.\n${said}`)
      resolve(code ?? 1)
    })
  })
}

const codes = await Promise.all(STORES.map(generate))
process.exit(codes.find((code) => code !== 0) ?? 0)
