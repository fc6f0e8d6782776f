// `node in-package.mjs FOLDER HOME`: starts a packaged site with nothing around it, uses it, stops it, and prints what
// came of it as JSON. Plain JavaScript over Node alone: it runs where there is no network.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'

const [folder, home] = process.argv.slice(2)

// A path with Node, and without the npm beside it.
const bin = join(home, 'bin')
mkdirSync(bin, { recursive: true })
for (const [name, file] of [
  ['node', process.execPath],
  ['dirname', '/usr/bin/dirname'],
]) {
  symlinkSync(file, join(bin, name))
}

const port = await freePort()
const site = `http://127.0.0.1:${port}`
const nowhere = 'http://127.0.0.1:9'
const env = {
  ...{ HOME: home, PATH: bin, PORT: String(port), HOST: '127.0.0.1' },
  ...{ TRUST_PROXY: '1', HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere },
}

let output = ''
const server = spawn(join(folder, 'start'), { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] })
for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (output += text))
const ended = new Promise((resolve) => server.on('exit', (code, signal) => resolve({ code, signal })))

await untilHealthy()
const page = await (await fetch(`${site}/foods?q=spinach`)).text()
const image = await fetch(`${site}/_next/image?url=%2Ficon.svg&w=64&q=75`)
const made = await command({ do: 'create-list', name: 'From a package', scope: 'meal' })
const { landing } = await made.json()
const cookie = (made.headers.get('set-cookie') ?? '').split(';', 1)[0]
const list = await (await fetch(`${site}/lists/${landing.list}`, { headers: { cookie } })).text()
const secure = { 'x-forwarded-proto': 'https' }
const overHttps = await command({ do: 'create-list', name: 'Over https', scope: 'meal' }, secure)
const { stdout: tables } = spawnSync('node', [join(folder, 'catalogue.mjs'), 'list'], {
  cwd: home,
  env,
  encoding: 'utf8',
})
const ready = spawnSync('node', [join(folder, 'ready.mjs')], { cwd: home, env, encoding: 'utf8' })
server.kill('SIGTERM')

console.log(
  JSON.stringify({
    ...{ output, page, list, tables, image: image.status, ready: ready.status },
    overHttps: [overHttps.headers.get('strict-transport-security'), overHttps.headers.get('set-cookie')],
    ended: await ended,
    networks: Object.keys(networkInterfaces()),
  }),
)

async function command(fields, more = {}) {
  const body = new URLSearchParams({ envelope: crypto.randomUUID(), ...fields })
  const headers = { accept: 'application/json', ...more }
  return fetch(`${site}/lists/commands`, { method: 'POST', headers, body })
}

async function untilHealthy() {
  while (server.exitCode === null) {
    const answer = await fetch(`${site}/api/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The packaged site stopped while starting:\n${output}`)
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
