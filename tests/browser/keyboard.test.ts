import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addFood, item, makeList, meal } from './actions'
import { visitor } from './visitor'

/** Moves the keyboard forward until it stands on something of that name, seeing to it that it is never out of sight. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab')
    const focus = await focused(page)
    expect(focus.shown, `the focus on “${focus.name}” is to be seen`).toBe(true)
    if (name.test(focus.name)) return
  }
  throw new Error(`The keyboard never came to ${name}`)
}

type Focus = { readonly name: string; readonly shown: boolean }

/** Where the keyboard is, and whether an outline says so on the screen. */
function focused(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (!(at instanceof HTMLElement) || at === document.body) return { name: '', shown: false }
    const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])] : []
    const name = [at.getAttribute('aria-label'), ...labels.map((label) => label.textContent), at.textContent]
    const marked = [at, ...labels, ...at.querySelectorAll('*')].some((part) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
    const box = at.getBoundingClientRect()
    const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    return { name: name.filter(Boolean).join(' ').replace(/\s+/g, ' ').trim(), shown: marked && inView }
  })
}

describe('the search box', () => {
  test('is reached by /, walked by arrows, chosen from by Enter', async () => {
    const page = await visitor()
    await page.goto('/food/almonds')
    await page.keyboard.press('/')
    await expect.poll(() => focused(page).then(({ name }) => name)).toContain('Search foods')
    await page.keyboard.type('spinach')
    const options = page.getByRole('option')
    await options.first().waitFor()
    expect(await options.first().innerText()).toMatch(/^Spinach, raw/)
    await page.keyboard.press('ArrowDown')
    expect(await options.first().getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/food/spinach-raw')
  })

  test('is left by Esc with what was typed', async () => {
    const page = await visitor()
    await page.goto('/food/almonds')
    await page.keyboard.press('/')
    await page.keyboard.type('spinach')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('option').and(page.locator(':visible')).count()).toBe(0)
    expect(await page.getByRole('combobox', { name: 'Search foods' }).first().inputValue()).toBe('spinach')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/foods?q=spinach')
  })
})

describe('results', () => {
  test('follow typing without taking the keyboard or the page away', async () => {
    const page = await visitor()
    await page.goto('/foods')
    const search = page.getByRole('main').getByRole('combobox', { name: 'Search foods' })
    await search.focus()
    await page.keyboard.type('spinach', { delay: 40 })
    await expect.poll(() => page.url()).toContain('q=spinach')
    await expect.poll(() => page.locator('ol.foods h2').first().innerText()).toBe('Spinach, raw')
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type(' raw')
    await expect.poll(() => page.url()).toMatch(/q=spinach(\+|%20)raw/)
    expect(await search.inputValue()).toBe('spinach raw')
  })
})

test('ticking a filter keeps the keyboard on it, and the newer of two that contradict each other wins', async () => {
  const page = await visitor()
  await page.goto('/foods')
  const rich = page.getByRole('group', { name: 'Magnesium' }).getByRole('checkbox', { name: /^Rich/ })
  await rich.press('Space')
  await expect.poll(() => page.url()).toContain('tag=magnesium-rich')
  await expect.poll(() => page.locator('.chosen').count()).toBe(1)
  expect(await rich.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.getByRole('checkbox', { name: 'leave out Magnesium: rich' }).press('Space')
  await expect.poll(() => page.url()).toMatch(/foods\?not=magnesium-rich$/)
  expect(await rich.isChecked()).toBe(false)
})

describe('by keyboard alone', () => {
  test('a newcomer skips to the page, finds spinach, asks why, and adds it', async () => {
    const page = await visitor()
    await page.goto('/')
    await tabTo(page, /^Skip to the page/)
    await page.keyboard.press('Enter')
    await tabTo(page, /Search foods/)
    await page.keyboard.type('spinach')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/foods?q=spinach')
    await tabTo(page, /^Skip to the page/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^Spinach, raw/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/food/spinach-raw')
    await tabTo(page, /^Skip to the page/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^Add to my list/)
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: 'Added to' }).waitFor()
    await tabTo(page, /^Why magnesium-rich/)
    await page.keyboard.press('Enter')
    await page.getByText('79 mg per 100 g').first().waitFor()
  })

  test('amounts are changed and foods put in order', async () => {
    const page = await visitor()
    await makeList(page, 'Tuesday')
    await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
    await addFood(page, 'Lunch', 'spinach', 'Spinach, raw')
    await page.getByRole('heading', { level: 1, name: 'Tuesday' }).focus()

    await tabTo(page, /^How much Dill pickles/)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('2')
    await page.keyboard.press('Enter')
    await page.getByText('2 servings').or(item(page, 'Dill pickles').getByText(/\d+ g/)).first().waitFor()
    expect((await focused(page)).name).toContain('How much Dill pickles')

    const order = () => meal(page, 'Lunch').getByRole('listitem').getByRole('heading').allTextContents()
    await tabTo(page, /^Move Dill pickles/)
    await page.keyboard.press('Space')
    await page.getByText(/(Picked up Dill pickles, |Dill pickles is now )number 1 of 2/).waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.getByText('Dill pickles is now number 2 of 2 in Lunch').waitFor({ state: 'attached' })
    const saved = page.waitForResponse(/commands/)
    await page.keyboard.press('Space')
    await expect.poll(order).toEqual(['Spinach, raw', 'Dill pickles'])
    expect((await focused(page)).name).toContain('Move Dill pickles')
    await saved
    await page.reload()
    expect(await order()).toEqual(['Spinach, raw', 'Dill pickles'])

    await tabTo(page, /^Move Dill pickles/)
    await page.keyboard.press('Space')
    await page.getByText(/(Picked up Dill pickles, |Dill pickles is now )number 2 of 2/).waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.getByText(/Dill pickles is now (number 1 of 1 )?in Dinner/).waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await expect.poll(order).toEqual(['Spinach, raw'])
    await meal(page, 'Dinner').getByRole('heading', { name: 'Dill pickles' }).waitFor()
  })

  test('a food is removed without losing the place, and brought back', async () => {
    const page = await visitor()
    await makeList(page, 'Tuesday')
    await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
    await page.getByRole('heading', { level: 1, name: 'Tuesday' }).focus()
    await tabTo(page, /^More about Dill pickles/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^Remove Dill pickles/)
    await page.keyboard.press('Enter')
    await expect.poll(() => item(page, 'Dill pickles').count()).toBe(0)
    expect((await focused(page)).name).not.toBe('')
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).press('Enter')
    await item(page, 'Dill pickles').waitFor()
  })
})
