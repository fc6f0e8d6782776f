import { describe, expect, test } from 'vitest'
import { mineralCategories, mineralCategory } from '@/lib/content/mineral-categories'
import { foodsHref } from '@/lib/urls'

describe('mineral categories', () => {
  test('are found by id only', () => {
    expect(mineralCategory('high-sodium')?.title).toBe('High-sodium foods')
    expect(mineralCategory('toString')).toBeNull()
    expect(mineralCategory('')).toBeNull()
  })

  test('each stand for a different filtered address', () => {
    expect(mineralCategories().map(({ query }) => foodsHref(query))).toEqual([
      '/foods?tag=magnesium-rich&sort=magnesium',
      '/foods?tag=potassium-rich&sort=potassium',
      '/foods?tag=high-sodium&sort=sodium',
      '/foods?tag=magnesium-rich&tag=potassium-rich&sort=magnesium',
    ])
  })

  test('are marked where they lead to potassium', () => {
    for (const category of mineralCategories()) {
      expect(category.encouragesPotassium).toBe(category.query.tag.includes('potassium-rich'))
    }
  })
})
