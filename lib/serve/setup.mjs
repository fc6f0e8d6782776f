// Everything that must stand before the site or its tests can run, each step skipped when nothing changed.
// Plain JavaScript over Node alone: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
/** How the server is run. The bounds on the heap make the collector tidy up before it grows: pages are small. */
export const SERVER = ['--max-old-space-size=256', '--max-semi-space-size=8', '--import', 'tsx', 'lib/serve/main.ts']

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Mineral Table needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Runs a step that must succeed; says what it is doing and stops the whole command when it fails. */
export function run(what, command, args, env = {}) {
  console.log(`${what} …`)
  const began = Date.now()
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  if (status !== 0) {
    console.error(`${what} failed${error ? `: ${error.message}` : ` (exit code ${status})`}.`)
    process.exit(status ?? 1)
  }
  console.log(`${what}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

function filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  return readdirSync(full, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
}

function digest(files) {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) {
    const full = join(root, file)
    if (existsSync(full)) hash.update(file).update('\0').update(readFileSync(full)).update('\0')
  }
  return hash.digest('hex')
}

/** Does `step` unless it was done for just this digest; the mark is written only after it succeeded. */
function once(mark, current, step) {
  const file = join(root, mark)
  if (existsSync(file) && readFileSync(file, 'utf8') === current) return
  step()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, current)
}

export function install() {
  once('node_modules/.mineral-table-lock', digest(['package-lock.json']), () =>
    run('Installing packages', npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
  )
}

function prismaSchemas() {
  return filesUnder('prisma').filter((file) => /schema\.prisma$|prisma\.config\.ts$/.test(file))
}

export function generateClient() {
  const schemas = digest([...prismaSchemas(), 'package-lock.json'])
  once('prisma/generated/.schemas', schemas, () =>
    run('Generating the database clients', process.execPath, ['prisma/generate.mjs']),
  )
}

export function build() {
  const sources = [
    ...['app', 'lib', 'data'].flatMap(filesUnder),
    ...prismaSchemas(),
    'next.config.js',
    'tsconfig.json',
    'package-lock.json',
  ]
  const distDir = process.env.NEXT_DIST_DIR ?? '.next'
  once(`${distDir}/.sources`, digest(sources), () =>
    run('Building the pages', process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      NEXT_TELEMETRY_DISABLED: '1',
    }),
  )
}
