import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { rowCodeFiles } from '../../build/row-code'
import { ifctTable } from '../../content/ifct'
import { root, SERVER } from '../setup.mjs'
import { bundleCode } from './bundle-code'
import { type Command, commandsOf, type Project, readProject } from './commands'
import { libcOf } from './own/begin.mjs'
import { tracedPackages } from './traced-packages'

const OWN = join(import.meta.dirname, 'own')
const DEPLOY = join(import.meta.dirname, '..', 'deploy')
const SERVER_ENTRY = 'lib/serve/main.ts'
/** What is asked for by a name that no bundler sees. */
const ASKED_BY_NAME = ['react-dom/server']
/** What a build leaves for itself: caches, types, traces, maps, and the bundler that only it uses. */
const OF_THE_BUILD =
  /^(?:cache|types|diagnostics|trace|trace-build|turbopack|dev|\.sources|required-server-files\.js)(?:\/|$)|^node_modules\/esbuild|\.(?:map|nft\.json)$/
const MIGRATIONS = /\/migrations$/

/** Where it stands, and how large it is. */
export type Package = { readonly folder: string; readonly bytes: number; readonly files: number }

/**
 * Makes a folder in `parent` that starts with Node alone, of a project that is installed and built. It is named by the
 * version; one of the same name is replaced, all at once.
 */
export async function makePackage(parent: string, distDir = process.env.NEXT_DIST_DIR ?? '.next'): Promise<Package> {
  const project = readProject(root)
  const folder = join(parent, `${project.name}-${project.version}`)
  const draft = join(parent, `.${project.name}-${process.pid}`)
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  try {
    await fill(draft, project, distDir)
    rmSync(folder, { recursive: true, force: true })
    renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return { folder, ...sizeOf(folder) }
}

async function fill(draft: string, project: Project, distDir: string): Promise<void> {
  const commands = commandsOf(project)
  const code = await bundleCode(root, draft, [SERVER_ENTRY, ...commands.map(({ entry }) => entry)])
  const packages = await tracedPackages(root, distDir, new Set([...code.imports, ...ASKED_BY_NAME]))
  const ifct = dirname(ifctTable())
  const files = [
    'data',
    ...migrations(),
    ...packages,
    // The data version is made of the code that makes rows as it was written, so that it is the same everywhere.
    ...[...rowCodeFiles(), ifctTable(), join(ifct, 'package.json')].map((file) => relative(root, file)),
  ]
  for (const file of new Set(files)) copy(join(root, file), join(draft, file))
  cpSync(join(root, distDir), join(draft, '.next'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !OF_THE_BUILD.test(relative(join(root, distDir), source).split(sep).join('/')),
  })
  cpSync(OWN, draft, { recursive: true })
  cpSync(DEPLOY, join(draft, 'deploy'), { recursive: true })
  writeFileSync(join(draft, 'server.mjs'), launcher('beginServer()', SERVER_ENTRY))
  for (const { name, entry } of commands) {
    writeFileSync(join(draft, `${name}.mjs`), launcher(`begin('${entry}')`, entry))
  }
  writeFileSync(join(draft, 'package.json'), `${JSON.stringify(manifestOf(project, commands), null, 2)}\n`)
  writeFileSync(join(draft, 'start'), startScript())
  chmodSync(join(draft, 'start'), 0o755)
  for (const place of code.places) {
    if (!existsSync(join(draft, place))) throw new Error(`The code looks for ${place}, which the package has not`)
  }
}

function migrations(): readonly string[] {
  const places = readdirSync(join(root, 'prisma'), { recursive: true, encoding: 'utf8' })
  return places.filter((place) => MIGRATIONS.test(place.split(sep).join('/'))).map((place) => join('prisma', place))
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true })
}

const HEAP = SERVER.filter((flag) => flag.startsWith('--max'))

function startScript(): string {
  return `#!/bin/sh\nexec node ${HEAP.join(' ')} "$(dirname -- "$0")/server.mjs"\n`
}

function launcher(begin: string, entry: string): string {
  const name = begin.slice(0, begin.indexOf('('))
  return `import { ${name} } from './begin.mjs'\n\n${begin}\nawait import('./${entry.replace(/\.ts$/, '.mjs')}')\n`
}

function manifestOf({ name, version, license, engines }: Project, commands: readonly Command[]) {
  const scripts = commands.map((command) => [command.name, ['node', ...command.flags, `${command.name}.mjs`].join(' ')])
  return {
    ...{ name, version, private: true, type: 'module', license, engines },
    madeFor: {
      platform: process.platform,
      arch: process.arch,
      libc: libcOf(process),
      abi: process.versions.modules,
      node: process.versions.node,
    },
    scripts: { start: ['node', ...HEAP, 'server.mjs'].join(' '), ...Object.fromEntries(scripts) },
  }
}

function sizeOf(folder: string): { readonly bytes: number; readonly files: number } {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length }
}
