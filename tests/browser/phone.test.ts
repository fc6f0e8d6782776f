import AxeBuilder from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { MISSING_PAGE, makeSaltyList, PUBLIC_PAGES } from './places'
import { sticksOut, WIDTHS } from './sideways'
import { PHONE, visitor } from './visitor'

describe('a phone', () => {
  test('never scrolls sideways', async () => {
    const page = await visitor({ ...PHONE, expectedComplaints: /status of 404/ })
    const found: string[] = []
    for (const path of [...Object.values(PUBLIC_PAGES), MISSING_PAGE, '/lists']) {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(path)
      found.push(...(await sticksOut(page)))
    }
    expect(found).toEqual([])
  })

  test('has the sums of a list at the foot of the screen', async () => {
    const page = await visitor(PHONE)
    await makeSaltyList(page)
    expect(await sticksOut(page)).toEqual([])
    await page.evaluate(() => scrollTo(0, 0))
    const dock = page.getByRole('link', { name: /^The day so far/ })
    const box = await dock.boundingBox()
    expect(box === null ? null : Math.round(box.y + box.height)).toBe(844)
    expect(await dock.innerText()).toMatch(/Na 1,040/)
    await dock.click()
    await page.waitForURL('**#sum')
  })

  test('has nothing to touch that is too small or too near to something else', async () => {
    const page = await visitor(PHONE)
    await makeSaltyList(page)
    const found: string[] = []
    for (const path of ['/foods', '/food/spinach-raw', page.url()]) {
      await page.goto(path, { waitUntil: 'networkidle' })
      for (const width of [...WIDTHS, 412]) {
        await page.setViewportSize({ width, height: 844 })
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().withRules(['target-size']).analyze()
        found.push(
          ...violations.flatMap(({ nodes }) => nodes.map(({ html }) => `${width} ${path} ${html.slice(0, 80)}`)),
        )
      }
    }
    expect(found).toEqual([])
  })

  test('has the filters in a sheet that tells how many foods are left, and applies them', async () => {
    const page = await visitor(PHONE)
    await page.goto('/foods')
    const sheet = page.getByRole('form', { name: 'Filters' })
    expect(await sheet.isVisible()).toBe(false)
    await page.getByRole('button', { name: /^Filters/ }).click()
    await sheet.waitFor()
    const show = sheet.getByRole('button', { name: /^Show/ })
    const all = await show.innerText()
    await sheet.getByRole('group', { name: 'Magnesium' }).getByRole('checkbox', { name: /^Rich/ }).check()
    await expect.poll(() => show.innerText()).not.toBe(all)
    await show.click()
    await expect.poll(() => sheet.isVisible()).toBe(false)
    expect(page.url()).toContain('tag=magnesium-rich')
    await page.getByRole('button', { name: 'Filters · 1' }).waitFor()
  })
})

test('twice the letter size loses nothing and needs no sideways scroll', async () => {
  const page = await visitor({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 })
  for (const path of ['/', '/foods', '/food/spinach-raw', '/compare?food=spinach-raw&food=almonds', '/documents/a']) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0)
  }
  await page.goto('/foods')
  await page.getByRole('button', { name: /^Filters/ }).click()
  await page.getByRole('form', { name: 'Filters' }).getByRole('button', { name: /^Show/ }).waitFor()
})
