import { relative } from 'node:path'
import { buildSync } from 'esbuild'
import { expect, test } from 'vitest'
import { rowCodeFiles } from '@/lib/build/row-code'

const found = rowCodeFiles().map((file) => relative(process.cwd(), file))

test('the code that makes rows is what a bundler finds', () => {
  const { metafile } = buildSync({
    entryPoints: ['lib/build/catalogue-data.ts', 'lib/build/make-rows.ts', 'lib/build/write-catalogue.ts'],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'unwritten',
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  })
  expect(found).toEqual(Object.keys(metafile.inputs).toSorted())
})

test.each([
  'lib/nutrition/rich-rule.ts',
  'lib/search/words.ts',
  'lib/import/classify/classify.ts',
  'lib/schemas/food-csv.ts',
])('a change in %s makes a catalogue anew', (file) => expect(found).toContain(file))

test('a change of the API, of lists or of pages makes none', () => {
  expect(found.filter((file) => /^app|api-|lists|guidance|serve|cli/.test(file))).toEqual([])
})
