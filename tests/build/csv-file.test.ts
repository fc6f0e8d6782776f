import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell, csvLine } from '@/lib/build/csv-file'

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n@x', '＝1'])(
  'starts no formula with %j',
  (text) => {
    const [[cell = ''] = []] = parse(csvLine([text])) as string[][]
    expect(cell).toBe(`'${text}`)
  },
)

test('leaves ordinary words, numbers and the unknown as they are', () => {
  expect(csvLine(['Kale, raw', 'say "x"', 12.5, null, 0])).toBe('"Kale, raw","say ""x""",12.5,,0\r\n')
})

test('gives every text back, but for a quote before what might be a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(text !== '' && !text.includes('\u0000') && !text.startsWith('\uFEFF'))
      const [[cell = ''] = []] = parse(`${csvCell(text)},x\r\n`) as string[][]
      expect([text, `'${text}`]).toContain(cell)
      expect(cell.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/)
    }),
  )
})
