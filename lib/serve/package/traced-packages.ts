import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

type Trace = (
  files: readonly string[],
  options: { readonly base: string; readonly ignore: (path: string) => boolean },
) => Promise<{ readonly fileList: ReadonlySet<string> }>

// Next brings it along, and traces its own builds by it.
const { nodeFileTrace }: { readonly nodeFileTrace: Trace } = createRequire(import.meta.url)(
  'next/dist/compiled/@vercel/nft',
)

/**
 * What no running site loads: what develops and builds one, what says where code came from, and the library that scales
 * pictures, of which there are none.
 */
const NOT_SERVED = [
  /\.(?:map|d\.[cm]?ts|md|markdown)$/,
  /\.(?:development|runtime\.dev|dev)\.js$/,
  /^node_modules\/(?:@img|sharp|esbuild|@esbuild|tsx|postcss|caniuse-lite|browserslist|@next\/swc[^/]*)\//,
  /^node_modules\/next\/dist\/(?:docs\/|esm\/|bin\/|build\/swc\/|build\/webpack|lib\/upgrade\/|server\/dev\/hot-reloader-\w+pack)/,
  /^node_modules\/next\/dist\/compiled\/(?:webpack|babel|next-devtools|postcss|cssnano-simple|jest-worker|@next\/font)/,
  /^node_modules\/next\/dist\/compiled\/(?:@vercel\/nft|@modelcontextprotocol|\w+-browserify)\//,
  /capsize-font-metrics\.json$/,
]

/** Bundles of Next, which ask for little and take long to read: what is written down of them is enough. */
const IN_ONE_PIECE = /^node_modules\/next\/dist\/compiled\//

const LICENCE = /^(?:licen[cs]e|notice|copying)/i

/**
 * The files of packages that a built site needs at run time: those that its pages and Next need, which Next wrote down
 * when it built them, and those that `imports` need beyond. Paths within `root`.
 */
export async function tracedPackages(
  root: string,
  distDir: string,
  imports: ReadonlySet<string>,
): Promise<readonly string[]> {
  const written = tracesWritten(root, distDir)
  const inOnePiece = new Set([...written].filter((path) => IN_ONE_PIECE.test(path)))
  const traced = await remembered(root, [...imports, ...inOnePiece], () => trace(root, imports, inOnePiece))
  const served = [...new Set([...written, ...traced])].filter((path) => !isNotServed(path))
  return [...served, ...licencesOf(root, served)]
}

async function trace(
  root: string,
  imports: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Promise<readonly string[]> {
  const entry = join(root, '.state', `packages-${process.pid}.mjs`)
  mkdirSync(dirname(entry), { recursive: true })
  writeFileSync(entry, [...imports].map((name) => `import ${JSON.stringify(name)}\n`).join(''))
  try {
    const ignore = (path: string) => known.has(path) || isNotServed(path)
    const { fileList } = await nodeFileTrace([entry], { base: root, ignore })
    return [...fileList].filter((path) => path.startsWith('node_modules/'))
  } finally {
    rmSync(entry)
  }
}

/** What was found before of the same packages, asked the same; finding it takes longer than all else of packing. */
async function remembered(
  root: string,
  asked: readonly string[],
  find: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(String(NOT_SERVED))
  const key = hash.update(asked.toSorted().join('\n')).digest('hex')
  const file = join(root, 'node_modules', '.cache', 'mineral-table', 'packages', `${key}.json`)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const found = await find()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}-${process.pid}`, JSON.stringify(found))
  renameSync(`${file}-${process.pid}`, file)
  return found
}

function isNotServed(path: string): boolean {
  return NOT_SERVED.some((kind) => kind.test(path))
}

function tracesWritten(root: string, distDir: string): ReadonlySet<string> {
  const dist = join(root, distDir)
  const traces = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.nft.json'))
  const files = traces.flatMap((name) => {
    const trace: { readonly files: readonly string[] } = JSON.parse(readFileSync(join(dist, name), 'utf8'))
    return trace.files.map((file) => relative(root, join(dist, dirname(name), file)))
  })
  return new Set(files.filter((path) => path.startsWith('node_modules/') && isFile(join(root, path))))
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** The licences of what is handed on, which belong to it. */
function licencesOf(root: string, files: readonly string[]): readonly string[] {
  const folders = new Set<string>()
  for (const file of files) {
    for (let folder = dirname(file); folder !== 'node_modules' && !folders.has(folder); folder = dirname(folder)) {
      folders.add(folder)
    }
  }
  return [...folders].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && LICENCE.test(entry.name))
      .map((entry) => join(folder, entry.name)),
  )
}
