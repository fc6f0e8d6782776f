import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Clock, timeOf } from '@/lib/db/store-clock'

const DAY_MS = 24 * 60 * 60 * 1000
const moments = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })

/** The clock after somebody looked at each of these moments. */
function after(start: Clock, walls: readonly Date[]): Clock {
  return walls.reduce<Clock>((clock, wall) => ({ time: timeOf(clock, wall), wall }), start)
}

test('time never goes back, and never further than a day between two looks, whatever the clock says', () => {
  fc.assert(
    fc.property(moments, moments, fc.array(moments, { maxLength: 30 }), (time, wall, walls) => {
      let clock: Clock = { time, wall }
      for (const next of walls) {
        const later = after(clock, [next])
        expect(later.time.getTime()).toBeGreaterThanOrEqual(clock.time.getTime())
        expect(later.time.getTime() - clock.time.getTime()).toBeLessThanOrEqual(DAY_MS)
        clock = later
      }
    }),
  )
})

test('under a clock that goes right, time is what passed, however wrong that clock is set', () => {
  fc.assert(
    fc.property(
      moments,
      moments,
      fc.array(fc.integer({ min: 0, max: DAY_MS }), { maxLength: 50 }),
      (time, wall, steps) => {
        let at = wall.getTime()
        const walls = steps.map((step) => {
          at += step
          return new Date(at)
        })
        const passed = steps.reduce((sum, step) => sum + step, 0)
        expect(after({ time, wall }, walls).time.getTime() - time.getTime()).toBe(passed)
      },
    ),
  )
})
