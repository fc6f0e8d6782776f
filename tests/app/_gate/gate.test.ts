import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundledScript } from '@/app/_server/bundled-script'
import { CONTEXT_KEY, parseTicks } from '@/app/_ui/context-store'
import { CONTEXTS, isGateClosed, mayEncouragePotassium } from '@/lib/guidance/context'

const GATE = await bundledScript('app/_gate/main.ts')

/** What the script marks the page with where the browser keeps this text, or keeps nothing at all. */
function marks(kept: string | null | Error): Record<string, string> {
  const dataset: Record<string, string> = {}
  const getItem = (key: string) => {
    if (kept instanceof Error) throw kept
    return key === CONTEXT_KEY ? kept : null
  }
  runInNewContext(GATE, {
    document: { documentElement: { dataset } },
    localStorage: { getItem },
    addEventListener: () => {},
  })
  return dataset
}

test('the page is marked before it is painted exactly as the guidance will judge the ticks', () => {
  fc.assert(
    fc.property(fc.subarray([...CONTEXTS]), (ticked) => {
      const context = new Set(ticked)
      expect(marks(JSON.stringify(ticked))).toEqual({
        ...(isGateClosed(context) ? { gate: 'closed' } : {}),
        ...(mayEncouragePotassium(context) ? {} : { potassium: 'hushed' }),
      })
    }),
  )
})

test.each([null, '', 'null', '{}', '"kidney"', '[', '42', '[null]'])(
  'kept %j marks nothing and breaks nothing',
  (kept) => {
    expect(marks(kept)).toEqual({})
    expect(parseTicks(kept).size).toBe(0)
  },
)

test('a browser that forbids storage is left alone', () => {
  expect(marks(new Error('denied'))).toEqual({})
})

test('what is no tick of ours is left out', () => {
  expect([...parseTicks('["alcohol","wealth","kidney",7]')]).toEqual(['kidney', 'alcohol'])
})

test('the script is small enough to run before the first paint', () => expect(GATE.length).toBeLessThan(1500))
