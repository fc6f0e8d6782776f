import { describe, expect, test } from 'vitest'
import { unfold, violations } from './axe'
import { MISSING_PAGE, makeSaltyList, PUBLIC_PAGES } from './places'
import { reader, visitor } from './visitor'

describe('axe finds nothing, in light or dark, on', () => {
  test.each(Object.entries(PUBLIC_PAGES))('%s', async (_, path) => {
    const page = await reader()
    await page.goto(path)
    await unfold(page)
    expect(await violations(page)).toEqual([])
  })

  test('a page that is not there', async () => {
    const page = await visitor({ expectedComplaints: /status of 404/ })
    await page.goto(MISSING_PAGE)
    expect(await violations(page)).toEqual([])
  })

  test('no lists, an empty list, a list with findings, and the same behind a closed gate', async () => {
    const page = await visitor()
    await page.goto('/lists')
    expect(await violations(page), 'no lists').toEqual([])
    await makeSaltyList(page)
    await unfold(page)
    expect(await violations(page), 'with findings').toEqual([])
    await page.locator('li.item summary').first().click()
    expect(await violations(page), 'with a menu open').toEqual([])
    await page.getByLabel('Kidney problems').check()
    expect(await violations(page), 'behind a closed gate').toEqual([])
    await page.goto('/food/spinach-raw')
    expect(await violations(page), 'a food behind a closed gate').toEqual([])
    await page.goto('/lists')
    expect(await violations(page), 'my lists').toEqual([])
  })
})

test('nothing moves where less motion is asked for', async () => {
  const page = await visitor({ reducedMotion: 'reduce' })
  for (const path of ['/', '/foods', '/food/spinach-raw']) {
    await page.goto(path)
    await unfold(page)
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((part) => {
          const { transitionDuration, animationDuration, animationName } = getComputedStyle(part)
          const lasts = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0.01)
          return lasts(transitionDuration) || (animationName !== 'none' && lasts(animationDuration))
        }).length,
    )
    expect(moving, path).toBe(0)
  }
})
