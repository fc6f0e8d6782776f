// Everything that must stand before the site or its tests can run, each step skipped when nothing changed.
// Plain JavaScript over Node alone: it runs before anything is installed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { driverHeaders } from './driver-headers.mjs'
import { missingCompiler } from './missing-compiler.mjs'
import { complaint } from './node-version.cjs'
import { run } from './step.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))
/** How the server is run. The bounds on the heap make the collector tidy up before it grows: pages are small. */
export const SERVER = ['--max-old-space-size=256', '--max-semi-space-size=8', '--import', 'tsx', 'lib/serve/main.ts']

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

export function checkNode() {
  const wrong = complaint(process.versions.node)
  if (wrong === null) return
  console.error(wrong)
  process.exit(1)
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
async function once(mark, current, step) {
  const file = join(root, mark)
  if (existsSync(file) && readFileSync(file, 'utf8') === current) return
  await step()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, current)
}

export function install() {
  return once('node_modules/.mineral-table-lock', digest(['package-lock.json']), () =>
    run('Installing packages', npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      explain: missingCompiler,
      env: driverHeaders(process.versions.node),
    }),
  )
}

function prismaSchemas() {
  return filesUnder('prisma').filter((file) => /schema\.prisma$|prisma\.config\.ts$/.test(file))
}

export function generateClient() {
  const schemas = digest([...prismaSchemas(), 'package-lock.json'])
  return once('prisma/generated/.schemas', schemas, () =>
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
  return once(`${distDir}/.sources`, digest(sources), () =>
    run('Building the pages', process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      env: { NEXT_TELEMETRY_DISABLED: '1' },
    }),
  )
}
