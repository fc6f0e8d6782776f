import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addFood, item, makeList, meal, openMenu } from './actions'
import { visitor } from './visitor'

const plainVisitor = () => visitor({ javaScriptEnabled: false })

const names = (page: Page) => page.locator('ol.foods > li h2').allTextContents()

describe('without script, the catalogue', () => {
  test('filters, sorts and pages by plain forms and links', async () => {
    const page = await plainVisitor()
    await page.goto('/foods')
    await page.getByRole('group', { name: 'Magnesium' }).getByRole('checkbox', { name: /^Rich/ }).check()
    await page.getByRole('button', { name: /^Show [\d,]+ foods/ }).click()
    await page.waitForURL('**/foods?*tag=magnesium-rich*')
    await page.getByLabel('Sort by').selectOption({ label: 'Sodium' })
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.waitForURL('**sort=sodium**')
    expect(page.url()).toContain('tag=magnesium-rich')
    const first = await names(page)
    expect(first).toHaveLength(24)
    await page.getByRole('link', { name: 'Next page' }).click()
    await page.waitForURL('**page=2**')
    const second = await names(page)
    expect(second.filter((name) => first.includes(name))).toEqual([])
    await page.getByRole('link', { name: /^Magnesium: rich\s*, remove/ }).click()
    await page.waitForURL((url) => !url.search.includes('magnesium-rich'))
  })

  test('is searched, and tells what it is asked of a food', async () => {
    const page = await plainVisitor()
    await page.goto('/')
    await page.getByRole('main').getByLabel('Search foods').fill('spinich')
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
    expect((await names(page))[0]).toBe('Spinach, raw')
    await page.getByRole('link', { name: 'Spinach, raw', exact: true }).click()
    await page.getByText('Why magnesium-rich?').click()
    await page.getByText('79 mg per 100 g').first().waitFor()
    await page.getByRole('navigation', { name: 'Portion' }).getByRole('link', { name: /1 cup/ }).click()
    await page.getByRole('heading', { name: /^Minerals in 1 cup/ }).waitFor({ state: 'attached' })
  })
})

describe('without script, a list', () => {
  test('is made, filled, changed, put in order, and gives back what was removed', async () => {
    const page = await plainVisitor()
    await makeList(page, 'Tuesday')
    await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
    await addFood(page, 'Lunch', 'spinach', 'Spinach, raw')

    const pickles = item(page, 'Dill pickles')
    await pickles.getByLabel('How much Dill pickles').fill('2')
    await pickles.getByRole('button', { name: 'Save the amount of Dill pickles' }).click()
    await pickles.getByText('Saved.').waitFor()
    expect(await pickles.getByLabel('How much Dill pickles').inputValue()).toBe('2')

    const order = () => meal(page, 'Lunch').getByRole('listitem').getByRole('heading').allTextContents()
    expect(await order()).toEqual(['Dill pickles', 'Spinach, raw'])
    await openMenu(page, 'Dill pickles')
    await pickles.getByRole('button', { name: 'Down' }).click()
    await expect.poll(order).toEqual(['Spinach, raw', 'Dill pickles'])

    await openMenu(page, 'Dill pickles')
    await pickles.getByRole('button', { name: 'Remove Dill pickles' }).click()
    await expect.poll(order).toEqual(['Spinach, raw'])
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(order).toEqual(['Spinach, raw', 'Dill pickles'])
    expect(await pickles.getByLabel('How much Dill pickles').inputValue()).toBe('2')
  })

  test('has its foods moved to another meal, and is brought back after it was deleted', async () => {
    const page = await plainVisitor()
    await makeList(page, 'Tuesday')
    await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
    await openMenu(page, 'Dill pickles')
    await item(page, 'Dill pickles').getByLabel('Move to').selectOption({ label: 'Dinner' })
    await item(page, 'Dill pickles').getByRole('button', { name: 'Move', exact: true }).click()
    await meal(page, 'Dinner').getByRole('heading', { name: 'Dill pickles' }).waitFor()
    expect(await meal(page, 'Lunch').getByRole('heading', { name: 'Dill pickles' }).count()).toBe(0)

    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('Deleted “Tuesday”.').waitFor()
    expect(await page.getByRole('link', { name: 'Tuesday', exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: 'Tuesday', exact: true }).click()
    await meal(page, 'Dinner').getByRole('heading', { name: 'Dill pickles' }).waitFor()
  })

  test('is added to from the page of a food', async () => {
    const page = await plainVisitor()
    await page.goto('/food/spinach-raw')
    await page.getByRole('button', { name: /^Add to my list/ }).click()
    await item(page, 'Spinach, raw').waitFor()
    expect(page.url()).toContain('/lists/')
  })

  test('says what is wrong with an amount where it was typed, and keeps what was typed', async () => {
    const page = await plainVisitor()
    await makeList(page, 'Tuesday')
    await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
    const pickles = item(page, 'Dill pickles')
    const amount = pickles.getByLabel('How much Dill pickles')
    for (const [typed, told] of [
      ['-1', 'below nothing'],
      ['0', 'Remove the food instead'],
      ['abc', 'not a number'],
      ['1000000000', 'too much'],
    ] as const) {
      await amount.fill(typed)
      await pickles.getByRole('button', { name: 'Save the amount of Dill pickles' }).click()
      await pickles.getByRole('alert').filter({ hasText: told }).waitFor()
      expect(await amount.inputValue()).toBe(typed)
    }
    await page.goto(page.url().replace(/[?#].*/, ''))
    expect(await amount.inputValue()).toBe('1')
  })
})
