import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import {
  amountRow,
  asFiles,
  csv,
  folder,
  officialZip,
  portionRow,
  srLegacy,
  withRows,
  zipped,
} from '../../fixtures/import/made-up-release'
import { readAll } from '../../fixtures/import/read-all'

const limits = { entries: 50, bytes: 4 * 1024 * 1024, ratio: 100, floor: 64 * 1024 }

function zipOf(files: Record<string, string | Uint8Array>): string {
  return `${folder({ 'a.zip': zipped(files) })}/a.zip`
}

function rejectedFrom(tables: Parameters<typeof asFiles>[0]) {
  return readAll(folder(asFiles(tables)))
}

test('A zip that unpacks to a hundred times its size is refused before it is unpacked', async () => {
  const bomb = zipOf({ ...asFiles(srLegacy()), 'zeros.csv': new Uint8Array(2 * 1024 * 1024) })
  await expect(readAll(bomb, { limits })).rejects.toMatchObject({
    fault: 'refused',
    message: expect.stringMatching(/zip bomb/),
  })
})

test('A zip that unpacks to more than any release is refused, however little it shrinks', async () => {
  const noise = Uint8Array.from({ length: 5 * 1024 * 1024 }, (_, place) => (place * 2654435761) >>> 13)
  const path = `${folder({ 'a.zip': zipSync({ 'noise.csv': [noise, { level: 0 }] }) })}/a.zip`
  await expect(readAll(path, { limits })).rejects.toMatchObject({
    fault: 'refused',
    message: expect.stringMatching(/zip bomb/),
  })
})

test('A zip of more files than a release has is refused', async () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, place) => [`${place}.csv`, 'x']))
  await expect(readAll(zipOf(files), { limits })).rejects.toMatchObject({ fault: 'refused' })
})

test('A zip that says less than it holds is stopped at what it says', async () => {
  const bytes = Buffer.from(zipped({ ...asFiles(srLegacy()) }))
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
    bytes.writeUInt32LE(40, at + 24)
  await expect(readAll(`${folder({ 'a.zip': bytes })}/a.zip`)).rejects.toMatchObject({
    fault: 'damaged',
    message: expect.stringMatching(/more than it says/),
  })
})

test.each(['../food.csv', '/etc/food.csv', 'a/../../food.csv', 'C:/food.csv', 'a\\..\\food.csv'])(
  'A zip that names %s is refused whole',
  async (name) => {
    const path = zipOf({ ...asFiles(srLegacy()), [name]: 'x' })
    await expect(readAll(path)).rejects.toMatchObject({
      fault: 'refused',
      message: expect.stringMatching(/outside itself/),
    })
  },
)

test.each([0.2, 0.5, 0.9, 0.999])('A zip cut short at %d of its length is said to be damaged', async (part) => {
  const whole = readFileSync(officialZip(srLegacy()))
  const path = `${folder({ 'a.zip': whole.subarray(0, Math.floor(whole.length * part)) })}/a.zip`
  await expect(readAll(path)).rejects.toMatchObject({ fault: 'damaged' })
})

test('A zip whose bytes were changed on the way is found out by its checksum', async () => {
  const path = `${folder({ 'a.zip': zipSync({ 'food.csv': [new TextEncoder().encode(asFiles(srLegacy())['food.csv']), { level: 0 }] }) })}/a.zip`
  const bytes = readFileSync(path)
  const at = bytes.indexOf('Oats')
  bytes.write('Goat', at)
  writeFileSync(path, bytes)
  await expect(readAll(path)).rejects.toMatchObject({ fault: 'damaged', message: expect.stringMatching(/checksum/) })
})

test('A gzip that grows to hundreds of times its size is refused while it is read', async () => {
  const files = asFiles(srLegacy())
  const rows = Buffer.alloc(12 * 1024 * 1024, '\n')
  const bomb = gzipSync(Buffer.concat([Buffer.from(files['food_nutrient.csv'] ?? ''), rows]))
  expect(bomb.length * 200).toBeLessThan(rows.length)
  const path = folder({ ...files, 'food_nutrient.csv': bomb })
  await expect(readAll(path)).rejects.toMatchObject({
    fault: 'refused',
    message: expect.stringMatching(/food_nutrient\.csv grows far more than a table does/),
  })
})

test('A zip of zips is not opened further, and says what to do', async () => {
  const path = zipOf({ 'inner.zip': zipped(asFiles(srLegacy())), 'readme.txt': 'hello' })
  await expect(readAll(path)).rejects.toMatchObject({
    fault: 'unrecognised',
    message: expect.stringMatching(/a\.zip holds zips: inner\.zip\. Unpack it and name one of them\.$/),
  })
})

test('A gzip cut short is said to be damaged', async () => {
  const files = asFiles(srLegacy())
  const cut = gzipSync(files['food_nutrient.csv'] ?? '')
  const path = folder({ ...files, 'food_nutrient.csv': cut.subarray(0, cut.length - 12) })
  await expect(readAll(path)).rejects.toMatchObject({ fault: 'damaged', message: expect.stringMatching(/cut short/) })
})

test('A table without one of its columns is named with the column', async () => {
  const files = { ...asFiles(srLegacy()), 'food_nutrient.csv': 'id,fdc_id,nutrient_id,amt\n1,101,1090,5\n' }
  await expect(readAll(folder(files))).rejects.toMatchObject({
    fault: 'columns',
    message: 'food_nutrient.csv has no column amount.',
  })
  const portions = { ...asFiles(srLegacy()), 'food_portion.csv': 'id,fdc_id,grams\n1,101,5\n' }
  await expect(readAll(folder(portions))).rejects.toMatchObject({
    fault: 'columns',
    message: 'food_portion.csv has no column amount, measure_unit_id, gram_weight.',
  })
})

test('A source that lacks a table, is empty, or is something else is refused in words', async () => {
  const { 'food_nutrient.csv': _, ...rest } = asFiles(srLegacy())
  await expect(readAll(folder(rest))).rejects.toMatchObject({
    fault: 'unrecognised',
    message: expect.stringMatching(/lacks the table food_nutrient.csv/),
  })
  await expect(readAll(folder({ ...rest, 'food_nutrient.csv': '' }))).rejects.toMatchObject({
    fault: 'empty',
    message: 'food_nutrient.csv is empty.',
  })
  await expect(readAll(`${folder({ 'a.csv': '' })}/a.csv`)).rejects.toMatchObject({ fault: 'empty' })
  await expect(readAll(folder({}))).rejects.toMatchObject({ fault: 'unrecognised' })
  await expect(readAll(folder({ 'a.txt': 'Dear reader, this is a letter.' }))).rejects.toMatchObject({
    fault: 'unrecognised',
  })
  await expect(readAll('/nowhere/at/all.zip')).rejects.toMatchObject({ fault: 'unrecognised' })
  await expect(readAll(zipOf({}))).rejects.toMatchObject({ fault: 'unrecognised' })
})

test('A release of which no food can be taken ends as empty, so that nothing is withdrawn for it', async () => {
  const tables = srLegacy()
  await expect(rejectedFrom({ ...tables, food: (tables.food ?? []).slice(0, 1) })).rejects.toMatchObject({
    fault: 'empty',
  })
})

test('A folder of several sources is not guessed at', async () => {
  const one = readFileSync(officialZip(srLegacy()))
  await expect(readAll(folder({ 'a.zip': one, 'b.zip': one }))).rejects.toThrow('several sources: a.zip; b.zip')
  expect((await readAll(folder({ 'a.zip': one }))).foods).toHaveLength(2)
})

function named(description: string) {
  const tables = srLegacy()
  const [header = [], , second = []] = tables.food ?? []
  return asFiles({ ...tables, food: [header, ['101', 'sr_legacy_food', description, '20', '2019-04-01'], second] })
}

test.each([
  ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf8')],
  ['UTF-16, little end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big end first', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
  ['Latin-1', (text: string) => Buffer.from(text, 'latin1')],
])('A table in %s reads the same', async (encoding, encode) => {
  const files = named('Jalapeño purée')
  const { foods, rejected, noted } = await readAll(folder({ ...files, 'food.csv': encode(files['food.csv'] ?? '') }))
  expect(foods[0]?.description).toBe('Jalapeño purée')
  expect(foods[0]?.amounts.magnesium).toBe(177)
  expect(rejected).toEqual([])
  expect(noted.some(({ reason }) => reason.includes('Windows-1252'))).toBe(encoding === 'Latin-1')
})

test('Quotes, commas and line ends inside quotes belong to the cell, and lines are still counted right', async () => {
  const tables = srLegacy()
  const [header = [], , second = []] = tables.food ?? []
  const first = ['101', 'sr_legacy_food', 'Oats, "rolled",\nmade\r\nup', '20', '2019-04-01']
  const food = [header, first, second, ['101', 'sr_legacy_food', 'Oats again', '20', '2019-04-01']]
  const { foods, rejected } = await rejectedFrom({ ...tables, food })
  expect(foods[0]?.description).toBe('Oats, "rolled", made up')
  expect(rejected).toEqual([
    { file: 'food.csv', line: 6, field: 'fdc_id', reason: 'the same fdc_id as line 2', record: '101' },
  ])
})

test('A row that breaks the form of the file is rejected by its line and the rest is read', async () => {
  const good = csv(srLegacy().food ?? []).split('\n')
  const bad = [
    good[0],
    '"99","sr_legacy_food","a "stray" quote","1",""',
    good[1],
    '"98","short"',
    good[2],
    '"97","never closed',
  ]
  const { foods, rejected } = await readAll(folder({ ...asFiles(srLegacy()), 'food.csv': bad.join('\n') }))
  expect(foods).toHaveLength(2)
  expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'text stands behind a closing quote'],
    [4, '2 columns where the header has 5'],
    [6, 'a quote is opened and never closed'],
  ])
})

test('A last row cut off in the middle is rejected, not taken for a smaller number', async () => {
  const text = csv(srLegacy().food_nutrient ?? [])
  const cut = `${text}"1","102","1092","12`
  const { foods, rejected } = await readAll(folder({ ...asFiles(srLegacy()), 'food_nutrient.csv': cut }))
  expect(foods[1]?.amounts.potassium).toBeNull()
  expect(rejected).toMatchObject([{ file: 'food_nutrient.csv', line: 8 }])
})

test.each([
  ['NaN', '"NaN" is not a number'],
  ['n/a', '"n/a" is not a number'],
  ['Infinity', '"Infinity" is not a number'],
  ['1,5', '"1,5" is not a number'],
  ['0x10', '"0x10" is not a number'],
  ['1e999', '"1e999" is not a number'],
  ['-3', '"-3" is negative'],
  ['100001', '"100001" is more than 100 g in 100 g'],
])('An amount of %s is rejected with its reason and stays unknown', async (amount, reason) => {
  const { foods, rejected } = await rejectedFrom(
    withRows(srLegacy(), 'food_nutrient', amountRow('102', '1090', amount)),
  )
  expect(foods[1]?.amounts.magnesium).toBeNull()
  expect(rejected).toEqual([{ file: 'food_nutrient.csv', line: 8, field: 'amount', reason, record: '102' }])
})

test('100 g of salt in 100 g is possible, and so is zero', async () => {
  const tables = withRows(
    srLegacy(),
    'food_nutrient',
    amountRow('102', '1090', '100000'),
    amountRow('102', '1092', '0'),
  )
  const { foods, rejected } = await rejectedFrom(tables)
  expect(foods[1]?.amounts).toMatchObject({ magnesium: 100_000, potassium: 0 })
  expect(rejected).toEqual([])
})

test('More energy than fat has is rejected', async () => {
  const { foods, rejected } = await rejectedFrom(
    withRows(srLegacy(), 'food_nutrient', amountRow('102', '1008', '3000')),
  )
  expect(foods[1]?.amounts.energyKcal).toBeNull()
  expect(rejected).toMatchObject([{ field: 'amount', reason: '"3000" is more energy than 100 g of pure fat holds' }])
})

test('A nutrient or a detail given twice counts once; the second row is rejected and names the first', async () => {
  let tables = withRows(srLegacy(), 'food_nutrient', amountRow('101', '1090', '99'))
  tables = withRows(tables, 'sr_legacy_food', ['101', '55555'])
  const { foods, rejected } = await rejectedFrom(tables)
  expect(foods[0]).toMatchObject({ stableKey: '20038', amounts: { magnesium: 177 } })
  expect(rejected.map(({ file, line, reason }) => [file, line, reason])).toEqual([
    ['sr_legacy_food.csv', 4, 'the same fdc_id as line 2'],
    ['food_nutrient.csv', 8, 'nutrient 1090 given before, on line 3'],
  ])
})

test.each([
  [portionRow('102', '1', '1000', '', '0'), 'gram_weight', 'a portion of 0 g'],
  [portionRow('102', '1', '1000', '', '-5'), 'gram_weight', 'a portion of -5 g'],
  [portionRow('102', '1', '1000', '', ''), 'gram_weight', 'no weight'],
  [portionRow('102', '1', '1000', '', 'NaN'), 'gram_weight', '"NaN" is not a number'],
  [portionRow('102', '1', '1000', '', '200000'), 'gram_weight', 'a portion of 200000 g is over 100 kg'],
  [portionRow('102', 'one', '1000', '', '5'), 'amount', '"one" is not a number'],
  [portionRow('102', '1', '9999', '', '5'), 'portion_description', 'a portion without words'],
])('A portion that cannot be is rejected: %j', async (row, field, reason) => {
  const { foods, rejected } = await rejectedFrom(withRows(srLegacy(), 'food_portion', row))
  expect(foods[1]?.portions).toEqual([])
  expect(rejected).toEqual([{ file: 'food_portion.csv', line: 4, field, reason, record: '102' }])
})

test.each(['', 'abc', '-4', '0', '1.5', '99999999999999999999'])(
  'A food with %j for its id is rejected',
  async (id) => {
    const { foods, rejected } = await rejectedFrom(
      withRows(srLegacy(), 'food', [id, 'sr_legacy_food', 'Lost', '1', '']),
    )
    expect(foods).toHaveLength(2)
    expect(rejected).toMatchObject([{ file: 'food.csv', line: 4, field: 'fdc_id', record: null }])
  },
)

test('A food without a description is rejected', async () => {
  const { rejected } = await rejectedFrom(withRows(srLegacy(), 'food', ['103', 'sr_legacy_food', '  ', '1', '']))
  expect(rejected).toEqual([
    { file: 'food.csv', line: 4, field: 'description', reason: 'no description', record: '103' },
  ])
})

test('Rows of foods that are in no table are each rejected, however many stand before the first food', async () => {
  const orphans = Array.from({ length: 3000 }, (_, place) => amountRow('5', '1090', String(place)))
  const { foods, rejected } = await rejectedFrom(withRows(srLegacy(), 'food_nutrient', ...orphans))
  expect(foods).toHaveLength(2)
  expect(rejected).toHaveLength(3000)
  expect(new Set(rejected.map(({ line }) => line)).size).toBe(3000)
})
