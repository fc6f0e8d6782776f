// What stands before any command of the package: it says in words what would not work, and where the data is.
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = dirname(fileURLToPath(import.meta.url))

/** Variables that may be given by a file, as `<NAME>_FILE`: what they hold is not for a list of processes. */
const SECRETS = ['MINERAL_TABLE_SECRET', 'MINERAL_TABLE_OLD_SECRETS', 'PEOPLE_DATABASE_URL', 'OPERATOR_TOKEN']

/** Variables that may name a folder. */
const PLACES = ['CATALOGUE_SOURCE', 'CATALOGUE_PUBLISH_TO', 'MINERAL_TABLE_DATASETS_URL']
const SCHEME = /^[a-z][a-z0-9+.-]+:/i

/** Makes ready for a command of the terminal, which takes itself to stand where it was written. */
export function begin(command) {
  try {
    checkMachine()
    readSecrets()
    settleDatabase()
    settlePlaces()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
  process.env.NODE_ENV = 'production'
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  delete process.env.NEXT_DIST_DIR
  process.argv[1] = join(folder, command)
}

/** Makes ready for the server. */
export function beginServer() {
  begin('server.mjs')
  // The pages look for their data where the process stands.
  process.chdir(folder)
  // As Next's own standalone servers do: what its configuration came to when it was built, so that it looks for no compiler.
  const { config } = JSON.parse(readFileSync(join(folder, '.next', 'required-server-files.json'), 'utf8'))
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify({ ...config, distDir: '.next' })
}

/** The driver of the databases is machine code: for one system, one kind of processor and one generation of Node. */
function checkMachine() {
  const { madeFor } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const here = { platform: process.platform, arch: process.arch, libc: libcOf(process), abi: process.versions.modules }
  if (Object.keys(here).every((name) => here[name] === madeFor[name])) return
  const words = ({ platform, arch, libc, abi }, node) =>
    `${platform} (${libc}) on ${arch} with Node ${node} (module version ${abi})`
  throw new Error(
    `This package is made for ${words(madeFor, madeFor.node)}; this is ${words(here, process.versions.node)}. ` +
      'Start it with that Node, or make a package on a machine like this one: npm run package',
  )
}

/** Which C library the driver was compiled against. */
export function libcOf({ platform, report }) {
  if (platform !== 'linux') return 'system'
  return report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc'
}

function readSecrets() {
  for (const name of SECRETS) {
    const file = process.env[`${name}_FILE`]
    if (file === undefined || file === '') continue
    if (process.env[name]) throw new Error(`Both ${name} and ${name}_FILE are set: give one of them.`)
    try {
      process.env[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      throw new Error(`${name}_FILE cannot be read (${error.message}).`)
    }
    delete process.env[`${name}_FILE`]
  }
}

/** The databases stand outside of the package, which is replaced whole. A relative place is seen from where it is started. */
function settleDatabase() {
  const given = process.env.DATABASE_URL ?? `file:${join(stateFolder(), 'mineral-table', 'mineral-table.db')}`
  if (!given.startsWith('file:')) return
  const file = resolve(given.slice('file:'.length))
  const inside = relative(folder, file)
  if (inside !== '' && !inside.startsWith('..') && !isAbsolute(inside)) {
    throw new Error(
      `DATABASE_URL puts the databases into the package (${file}). They would go when it is replaced: name a folder outside of ${folder}.`,
    )
  }
  process.env.DATABASE_URL = `file:${file}`
}

/** The server goes to where its pages look for their data; other folders stay where they were seen from. */
function settlePlaces() {
  for (const name of PLACES) {
    const given = process.env[name]
    if (given !== undefined && given !== '' && !SCHEME.test(given)) process.env[name] = resolve(given)
  }
}

/** The same folder that the signing secret is kept under where none is given. */
function stateFolder() {
  const given = process.env.XDG_STATE_HOME
  return given !== undefined && isAbsolute(given) ? given : join(homedir(), '.local', 'state')
}
