import { describe, expect, it } from 'vitest'
import { DOORS, findDoor } from '@/lib/catalogue/door'
import { foodsHref } from '@/lib/urls'

describe('the doors', () => {
  it('are found by id only', () => {
    expect(findDoor('high-sodium')?.title).toBe('High-sodium foods')
    expect(findDoor('toString')).toBeNull()
    expect(findDoor('')).toBeNull()
  })

  it('each stand for a different filtered address', () => {
    expect(DOORS.map(({ query }) => foodsHref(query))).toEqual([
      '/foods?tag=magnesium-rich&sort=magnesium',
      '/foods?tag=potassium-rich&sort=potassium',
      '/foods?tag=high-sodium&sort=sodium',
      '/foods?tag=magnesium-rich&tag=potassium-rich&sort=magnesium',
    ])
  })

  it('are marked where they lead to potassium', () => {
    for (const door of DOORS) {
      expect(door.encouragesPotassium).toBe(door.query.tag.includes('potassium-rich'))
    }
  })
})
