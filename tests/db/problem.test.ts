import { describe, expect, test, vi } from 'vitest'
import { type DatabaseProblemKind, mayBeSaved } from '@/lib/db/problem'

/** As Next does, which bundles the pages apart from the server. */
async function ofAnotherBundle(kind: DatabaseProblemKind, options: { readonly mayBeSaved?: boolean } = {}) {
  vi.resetModules()
  const { DatabaseProblem } = await import('@/lib/db/problem')
  return new DatabaseProblem(kind, 'a.db', options)
}

describe('what was being saved', () => {
  test.each(['unreachable', 'failing'] as const)('may be saved where the store is %s', async (kind) => {
    expect(mayBeSaved(await ofAnotherBundle(kind))).toBe(true)
  })

  test.each(['locked', 'busy', 'full', 'deleted', 'replaced'] as const)('is not saved where it is %s', async (kind) => {
    expect(mayBeSaved(await ofAnotherBundle(kind))).toBe(false)
    expect(mayBeSaved(await ofAnotherBundle(kind, { mayBeSaved: true }))).toBe(true)
  })

  test('is not saved where the fault is ours', () => {
    expect(mayBeSaved(new TypeError('x is not a function'))).toBe(false)
    expect(mayBeSaved(null)).toBe(false)
  })
})
