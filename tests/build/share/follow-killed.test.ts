import { expect, test } from 'vitest'
import { killWhileFollowing } from './killed-while-following'

test('a follower killed at random shows the old catalogue or the new one, whole', async () => {
  expect(await killWhileFollowing(6)).toBeGreaterThan(0)
})
