import { describe, expect, test } from 'vitest'
import { relaxationLabel } from '@/lib/catalogue/active-filters'

const names = { group: { cheese: 'Cheese' }, source: {} }

describe('what to relax', () => {
  test('is said as something to do', () => {
    expect(relaxationLabel({ kind: 'q', value: 'xyzzy' }, names)).toBe('Drop the search for “xyzzy”')
    expect(relaxationLabel({ kind: 'tag', value: 'magnesium-rich' }, names)).toBe('Take away “Magnesium: rich”')
    expect(relaxationLabel({ kind: 'not', value: 'high-sodium' }, names)).toBe('Let “High sodium” back in')
    expect(relaxationLabel({ kind: 'group', value: 'cheese' }, names)).toBe('Look beyond Cheese')
    expect(relaxationLabel({ kind: 'notGroup', value: 'cheese' }, names)).toBe('Let Cheese back in')
    expect(relaxationLabel({ kind: 'source', value: 'ifct-2017' }, names)).toBe('Look beyond ifct-2017')
    expect(relaxationLabel({ kind: 'record', value: '1' }, names)).toBe('Drop the record number 1')
  })
})
