import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { declaredIn, LAYOUT_FILES, PAGE_FILES } from './routes'

/** Rendered on the server like any other, and in need of no script: only where it stands it hears from the router. */
const NEEDS_NO_SCRIPT = ['app/_ui/main-nav.tsx']

const shared = PAGE_FILES.filter((file) => declaredIn(file).includes('SHARED'))
const around = LAYOUT_FILES.filter((file) => shared.some((page) => page.startsWith(file.replace(/layout\.tsx$/, ''))))

/** Every module that a file imports, itself and by others. */
async function importsOf(files: readonly string[]): Promise<(file: string) => readonly string[]> {
  const { metafile } = await build({
    entryPoints: [...files],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'nowhere',
    packages: 'external',
    external: ['*.woff2', '*/generated/client'],
    jsx: 'automatic',
    loader: { '.css': 'empty' },
    platform: 'node',
    logLevel: 'error',
  })
  return (file) => {
    const seen = new Set([file])
    for (const one of seen) {
      for (const { path, external } of metafile.inputs[one]?.imports ?? []) if (!external) seen.add(path)
    }
    return [...seen]
  }
}

function isClient(file: string): boolean {
  return /^\s*(?:\/\*[\s\S]*?\*\/\s*|\/\/.*\s*)*['"]use client['"]/.test(readFileSync(file, 'utf8'))
}

test('no shared page, which is sent without the scripts of Next, has a part that would need them', async () => {
  const imports = await importsOf([...shared, ...around])
  const needy = [...shared, ...around].flatMap((page) =>
    imports(page)
      .filter((file) => isClient(file) && !NEEDS_NO_SCRIPT.includes(file))
      .map((file) => `${page} reaches ${file}`),
  )
  expect(needy).toEqual([])
  expect(imports('app/foods/page.tsx')).toContain('app/_ui/add-to-list.tsx')
})
