import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { ReferenceBar } from '@/app/_ui/bar'
import { ActiveFilterChip, NamedLine } from '@/app/_ui/chips'
import { ReceiptView } from '@/app/_ui/receipt-view'
import { Tile } from '@/app/_ui/tile'
import { thresholds } from '@/lib/content/thresholds'
import { receipts } from '@/lib/nutrition/receipts'
import { spinach } from './spinach'

const text = (markup: string) => markup.replace(/<[^>]+>/g, '')

describe('a tile', () => {
  test('says mineral, amount, share and level to a voice', () => {
    const markup = renderToStaticMarkup(
      <Tile mineral="magnesium" level="rich" mg={67.15} of="per serving" percent={16} size="large" />,
    )
    expect(text(markup)).toContain('Magnesium 67 milligrams per serving, 16 percent of reference, rich')
  })

  test('draws unknown as unknown and never as nothing', () => {
    const markup = renderToStaticMarkup(
      <Tile mineral="sodium" level="unknown" mg={null} of="per serving" percent={null} size="wide" />,
    )
    expect(markup).toContain('data-level="unknown"')
    expect(text(markup)).toContain('Sodium not known per serving')
    expect(text(markup)).toContain('? mg')
    expect(text(markup)).not.toMatch(/\b0 m/)
  })

  test('puts every share of the potassium reference behind the gate, and no other share', () => {
    const tile = (mineral: 'magnesium' | 'potassium') =>
      renderToStaticMarkup(<Tile mineral={mineral} level="rich" mg={474} of="per serving" percent={14} size="large" />)
    expect(tile('potassium').match(/gate-open-potassium/g)).toHaveLength(2)
    expect(tile('magnesium')).not.toContain('gate-open-potassium')
  })
})

describe('a bar', () => {
  test('ends at the limit and says how many times over', () => {
    const markup = renderToStaticMarkup(<ReferenceBar mineral="sodium" mg={4600} reference={2300} cutOff={null} />)
    expect(markup).toContain('width="100.00%"')
    expect(text(markup)).toContain('2.0 times the limit of 2,300 mg')
    expect(markup).not.toContain('style=')
  })

  test('has no fill where the amount is unknown', () => {
    const markup = renderToStaticMarkup(<ReferenceBar mineral="magnesium" mg={null} reference={420} cutOff={null} />)
    expect(markup).not.toContain('fill-mg')
  })
})

describe('a receipt on screen', () => {
  test('shows value, serving, cut-off, margin, record and release', () => {
    const [receipt] = receipts(spinach, thresholds)
    if (receipt === undefined) throw new Error('no receipt')
    const words = text(renderToStaticMarkup(<ReceiptView receipt={receipt} dataset="SR Legacy" />))
    for (const part of [
      'Magnesium: rich, given',
      '79 mg per 100 g',
      '85 g',
      'at least 42 mg',
      'Passes by25 mg',
      'Record 168462, SR Legacy, release 2018-04.',
    ]) {
      expect(words).toContain(part)
    }
  })

  test('says "not measured" where nothing was published', () => {
    const blank = { ...spinach, amounts: { ...spinach.amounts, magnesium: null } }
    const [receipt] = receipts(blank, thresholds)
    if (receipt === undefined) throw new Error('no receipt')
    const words = text(renderToStaticMarkup(<ReceiptView receipt={receipt} dataset="SR Legacy" />))
    expect(words).toContain('not given')
    expect(words).toContain('That is not zero.')
  })
})

describe('chips', () => {
  test('say which articles name a food and for what, each once', () => {
    expect(text(renderToStaticMarkup(<NamedLine named={spinach.named} />))).toBe(
      'ABArticles A and B: named for magnesium and potassium',
    )
    expect(renderToStaticMarkup(<NamedLine named={[]} />)).toBe('')
  })

  test('take a filter away and say that they do', () => {
    const markup = renderToStaticMarkup(<ActiveFilterChip label="High sodium" leavesOut without="/foods" />)
    expect(markup).toContain('href="/foods"')
    expect(text(markup)).toBe('not High sodium, remove this filter')
  })
})
