import { expect, test } from 'vitest'
import { listPageQuery } from '@/lib/schemas/list-page-query'

test('an address with nonsense in it is read as one without', () => {
  expect(listPageQuery.parse({ share: 'gold', did: ['saved', 'x'], at: undefined, typed: 'x'.repeat(6000) })).toEqual({
    did: 'saved',
  })
})
