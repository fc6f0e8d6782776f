import { expect, test } from 'vitest'
import { fairShares } from '@/lib/serve/fair-share'

test('a share is used up by its client alone, and says in how many seconds there is more', async () => {
  const take = fairShares(1)
  const asked = await Promise.all(Array.from({ length: 121 }, () => take('owners of a client', '192.0.2.1')))
  expect(asked.filter((wait) => wait === null)).toHaveLength(120)
  const wait = await take('owners of a client', '192.0.2.1')
  expect(wait).toBeGreaterThan(3500)
  expect(wait).toBeLessThanOrEqual(3600)
  expect(await take('owners of a client', '192.0.2.2')).toBeNull()
  expect(await take('lists of a client', '192.0.2.1')).toBeNull()
})

test('a copy that serves many people from one address gives each address more', async () => {
  const take = fairShares(2)
  for (let sign = 0; sign < 20; sign += 1) expect(await take('sign-ins of a client', 'clinic')).toBeNull()
  expect(await take('sign-ins of a client', 'clinic')).not.toBeNull()
})
