import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { visitor } from './visitor'

const searchBox = (page: Page) => page.getByRole('main').getByRole('combobox', { name: 'Search foods' })
const plainSearchBox = (page: Page) => page.getByRole('main').getByLabel('Search foods')
const chips = (page: Page) => page.locator('.chosen').allTextContents()

/** The address, its values in one order: a form sends them in the order they stand on the page. */
function where(page: Page): string {
  const { pathname, searchParams } = new URL(page.url())
  searchParams.sort()
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`
}

describe('tags typed as words', () => {
  test('lead on to the address that says them, with a chip to remove, without script', async () => {
    const page = await visitor({ javaScriptEnabled: false })
    await page.goto('/')
    await plainSearchBox(page).fill('potassium rich fruit')
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
    await page.waitForURL('**/foods?q=fruit&tag=potassium-rich')
    expect(await plainSearchBox(page).inputValue()).toBe('fruit')
    await page.getByRole('link', { name: /^Potassium: rich\s*, remove/ }).click()
    await page.waitForURL('**/foods?q=fruit')
    await page.getByRole('link', { name: 'Apple', exact: true }).waitFor()
  })

  test('are answered by a redirect', async () => {
    const page = await visitor()
    await page.goto('/')
    const answer = await page.request.get('/foods?q=bread+not+salty', { maxRedirects: 0 })
    expect(answer.status()).toBe(307)
    expect(answer.headers().location).toBe('/foods?q=bread&not=high-sodium')
    const product = await page.request.get('/foods?q=low+sodium+soy+sauce', { maxRedirects: 0 })
    expect(product.status()).toBe(200)
  })

  test('become a chip while one types, who keeps letters and keyboard; going on takes them for a filter', async () => {
    const page = await visitor()
    await page.goto('/foods')
    const search = searchBox(page)
    await search.focus()
    await page.keyboard.type('potassium rich fru', { delay: 30 })
    await expect.poll(() => where(page)).toBe('/foods?q=fru&tag=potassium-rich')
    await expect.poll(() => chips(page)).toHaveLength(2)
    expect(await search.inputValue()).toBe('potassium rich fru')
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('it', { delay: 30 })
    await expect.poll(() => where(page)).toBe('/foods?q=fruit&tag=potassium-rich')
    expect(await search.inputValue()).toBe('potassium rich fruit')

    await page.keyboard.press('Enter')
    await expect.poll(() => search.inputValue()).toBe('fruit')
    expect(where(page)).toBe('/foods?q=fruit&tag=potassium-rich')
    await page.keyboard.type(' juice')
    await expect.poll(() => where(page)).toBe('/foods?q=fruit+juice&tag=potassium-rich')
  })

  test('leave again with the words', async () => {
    const page = await visitor()
    await page.goto('/foods')
    await searchBox(page).focus()
    await page.keyboard.type('salty nuts')
    await expect.poll(() => where(page)).toBe('/foods?q=nuts&tag=high-sodium')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('nuts')
    await expect.poll(() => where(page)).toBe('/foods?q=nuts')
    expect(await searchBox(page).inputValue()).toBe('nuts')
  })

  test('stay as a filter that can be unticked once the field is left', async () => {
    const page = await visitor()
    await page.goto('/foods')
    await searchBox(page).focus()
    await page.keyboard.type('magnesium rich nuts')
    await expect.poll(() => where(page)).toBe('/foods?q=nuts&tag=magnesium-rich')
    const rich = page.getByRole('group', { name: 'Magnesium' }).getByRole('checkbox', { name: /^Rich/ })
    expect(await rich.isChecked()).toBe(true)
    await rich.click()
    await expect.poll(() => where(page)).toBe('/foods?q=nuts')
    expect(await searchBox(page).inputValue()).toBe('nuts')
    expect(await rich.isChecked()).toBe(false)
  })
})
