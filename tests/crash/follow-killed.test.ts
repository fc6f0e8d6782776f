import { expect, test } from 'vitest'
import { killWhileFollowing } from '../build/share/killed-while-following'

const KILLS = 200

test(`a follower killed at random ${KILLS} times shows the old catalogue or the new one, whole`, async () => {
  const inTime = await killWhileFollowing(KILLS)
  process.stdout.write(`${inTime} of ${KILLS} kills came while a catalogue was fetched or shown.\n`)
  expect(inTime).toBeGreaterThan(KILLS / 4)
})
