import { expect, test } from 'vitest'
import { readBody } from '@/app/_server/read-body'

const posted = (body: string) => new Request('http://table.test/lists/commands', { method: 'POST', body })

test('five megabytes are read no further than they need to be', async () => {
  expect(await readBody(posted('a'.repeat(5_000_000)), 1000)).toBeNull()
})

test('what fits is read whole, and nothing is read as nothing', async () => {
  expect(await readBody(posted('do=add-food&food=kale'), 1000)).toBe('do=add-food&food=kale')
  expect(await readBody(posted('12345'), 5)).toBe('12345')
  expect(await readBody(new Request('http://table.test/', { method: 'POST' }), 5)).toBe('')
})
