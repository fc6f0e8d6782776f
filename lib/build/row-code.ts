import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = dirname(fileURLToPath(import.meta.url))

/** Where the code begins that turns data and releases into the rows of a catalogue. */
const ENTRIES = ['catalogue-data.ts', 'make-rows.ts', 'write-catalogue.ts']

/** An import that runs code: not one of types alone, not one of a package. */
const RUNS = /^(?:import|export) (?!type )[^;'"]*?from '(\.[^']+)'/gm

/**
 * Every file of ours that runs when a catalogue is made, found by what the makers import. A change in any of them may
 * change the rows, and so the data version; a change in other code does not.
 */
export function rowCodeFiles(): readonly string[] {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    if (!file.endsWith('.ts')) return
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(RUNS)) {
      visit(resolve(dirname(file), path.endsWith('.json') ? path : `${path}.ts`))
    }
  }
  for (const entry of ENTRIES) visit(join(HERE, entry))
  return [...seen].toSorted()
}
