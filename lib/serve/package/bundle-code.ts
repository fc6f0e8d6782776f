import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** The code of a package, and what it asks of packages that it does not hold. */
export type BundledCode = {
  /** Packages, or modules of them, that the code imports. */
  readonly imports: ReadonlySet<string>
  /** Files and folders of the project that the code looks for beside itself. */
  readonly places: ReadonlySet<string>
}

/** What starts a thread or a process of its own. */
const STARTER = '.mjs'
const HERE = 'import.meta.url'
const BESIDE = /new URL\('(\.[^']*)', import\.meta\.url\)/g

/**
 * Bundles each entry of the project into one file of plain JavaScript, which stands in `folder` where the entry stands
 * in `root`: a module of it still takes itself to be where it was written. Threads and processes that are started from
 * files beside the code are bundled as entries of their own.
 */
export async function bundleCode(root: string, folder: string, entries: readonly string[]): Promise<BundledCode> {
  const imports = new Set<string>()
  const places = new Set<string>()
  const done = new Set<string>()
  for (let next = [...entries]; next.length > 0; next = [...places].filter((place) => extname(place) === STARTER)) {
    const fresh = next.filter((entry) => !done.has(entry))
    if (fresh.length === 0) break
    for (const entry of fresh) done.add(entry)
    await Promise.all(fresh.map((entry) => bundleEntry(root, folder, entry, { imports, places })))
  }
  return { imports, places }
}

async function bundleEntry(
  root: string,
  folder: string,
  entry: string,
  found: { readonly imports: Set<string>; readonly places: Set<string> },
): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(folder, entry.replace(/\.\w+$/, '.mjs')),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    metafile: true,
    logLevel: 'warning',
    banner: { js: bannerOf(relative(dirname(entry), '.').split(sep).join('/')) },
    plugins: [plainStarters, placesKept(root, found.places)],
  })
  for (const { imports } of Object.values(metafile.outputs)) {
    for (const { path, external } of imports) if (external) found.imports.add(path)
  }
}

/** By what a module finds the package that it is in. */
function bannerOf(up: string): string {
  return [
    `import { fileURLToPath as packagePath, pathToFileURL as packageHref } from 'node:url'`,
    `const packageFolder = packagePath(new URL('${up}', import.meta.url))`,
  ].join('\n')
}

/** In a package nothing has to be told how to run TypeScript. */
const plainStarters: Plugin = {
  name: 'plain-starters',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^tsx\/esm\/api$/ }, ({ path }) => ({ path, namespace: 'plain' }))
    onLoad({ filter: /.*/, namespace: 'plain' }, () => ({ contents: 'export const register = () => undefined' }))
  },
}

/** Lets every module know itself where it was written, and the data in the package; collects what it looks for there. */
function placesKept(root: string, places: Set<string>): Plugin {
  const content = join(root, 'lib', 'content', sep)
  return {
    name: 'places-kept',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.m?ts$|\.mjs$/ }, async ({ path }) => {
        if (path.includes(`${sep}node_modules${sep}`)) return undefined
        const text = await readFile(path, 'utf8')
        for (const [, beside = ''] of text.matchAll(BESIDE)) {
          const place = resolve(dirname(path), beside)
          if (existsSync(place)) places.add(relative(root, place))
        }
        const here = `packageHref(packageFolder + ${JSON.stringify(`/${relative(root, path).split(sep).join('/')}`)}).href`
        const settled = text.replaceAll(HERE, here)
        const contents = path.startsWith(content) ? settled.replaceAll('process.cwd()', 'packageFolder') : settled
        return { contents, loader: path.endsWith('.mjs') ? 'js' : 'ts' }
      })
    },
  }
}
