import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { MISSING_PAGE, makeSaltyList, PUBLIC_PAGES } from './places'
import { visitor } from './visitor'

/** What axe has against the page in light and in dark, in a line each. */
async function violations(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // Only the colours differ in the dark.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
    const results = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
    for (const { id, nodes } of results.violations) {
      found.push(
        `${colorScheme} ${id}: ${nodes
          .slice(0, 3)
          .map(({ target }) => target.join(' '))
          .join(' | ')}`,
      )
    }
  }
  return found
}

/** Folded parts are read too. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details:not([name])')) part.setAttribute('open', '')
  })
}

describe('axe finds nothing, in light or dark, on', () => {
  it.each(Object.entries(PUBLIC_PAGES))('%s', async (_, path) => {
    const page = await visitor()
    await page.goto(path)
    await unfold(page)
    expect(await violations(page)).toEqual([])
  })

  it('a page that is not there', async () => {
    const page = await visitor({ expectedComplaints: /status of 404/ })
    await page.goto(MISSING_PAGE)
    expect(await violations(page)).toEqual([])
  })

  it('no lists, an empty list, a list with findings, and the same behind a closed gate', async () => {
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

it('nothing moves where less motion is asked for', async () => {
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
