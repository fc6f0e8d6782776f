import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { codeFiles } from '@/prisma/renew-catalogue'

const ROOT = process.cwd()
/** Code that says how rows are kept or told of, and nothing of what stands in them. */
const NO_ROWS = ['lib/db/meta.ts', 'lib/db/index-tables.ts', 'lib/db/problem.ts']

/** The files of ours that a file runs, and those that they run. */
function run(file: string, seen: Set<string>): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*?from '(\.[^']+)'/gm)
  for (const [, path = ''] of imports) {
    const target = resolve(dirname(file), path.endsWith('.json') ? path : `${path}.ts`)
    if (existsSync(target)) run(target, seen)
  }
  return seen
}

it('a change of any code that makes rows of the catalogue changes the data version', () => {
  const makers = ['lib/db/make-catalogue.ts', 'lib/db/write-catalogue.ts', 'prisma/catalogue-data.ts']
  const seen = new Set<string>()
  for (const maker of makers) run(join(ROOT, maker), seen)
  expect(seen.size).toBeGreaterThan(40)
  const counted = new Set(codeFiles())
  const forgotten = [...seen].filter((file) => !counted.has(file) && !file.endsWith('.json'))
  expect(forgotten.map((file) => relative(ROOT, file)).filter((file) => !NO_ROWS.includes(file))).toEqual([
    'prisma/catalogue-data.ts',
  ])
})
