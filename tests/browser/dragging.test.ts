import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addFood, item, makeList, meal } from './actions'
import { visitor } from './visitor'

async function middle(place: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await place.boundingBox()
  if (box === null) throw new Error('Nothing to point at')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Takes a food by its handle, holds it over a place for a moment, and lets it go. */
async function drag(page: Page, food: string, to: Locator): Promise<void> {
  const from = await middle(item(page, food).getByRole('button', { name: `Move ${food}` }))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x, from.y + 10, { steps: 3 })
  const there = await middle(to)
  await page.mouse.move(there.x, there.y, { steps: 12 })
  await page.waitForTimeout(400)
  await page.mouse.move(there.x, there.y + 2, { steps: 2 })
  await page.mouse.up()
}

const foodsIn = (page: Page, name: string) => meal(page, name).locator('.item').getByRole('heading').allTextContents()

test('a food is dragged within its meal, and to an empty meal', async () => {
  const page = await visitor({ viewport: { width: 1280, height: 2400 } })
  await makeList(page, 'Tuesday')
  await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
  await addFood(page, 'Lunch', 'spinach', 'Spinach, raw')

  await drag(page, 'Dill pickles', item(page, 'Spinach, raw').getByRole('button', { name: /^Move/ }))
  await expect.poll(() => foodsIn(page, 'Lunch')).toEqual(['Spinach, raw', 'Dill pickles'])

  await drag(page, 'Dill pickles', meal(page, 'Breakfast').locator('ol'))
  await expect.poll(() => foodsIn(page, 'Breakfast')).toEqual(['Dill pickles'])
  await page.getByText('Dropped Dill pickles, number 1 of 1 in Breakfast.').waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  await page.reload()
  expect(await foodsIn(page, 'Breakfast')).toEqual(['Dill pickles'])
  expect(await foodsIn(page, 'Lunch')).toEqual(['Spinach, raw'])
})

test('a folded meal unfolds under a food and takes it', async () => {
  const page = await visitor({ viewport: { width: 1280, height: 2400 } })
  await makeList(page, 'Tuesday')
  await addFood(page, 'Breakfast', 'banana', 'Banana')
  await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
  await addFood(page, 'Lunch', 'spinach', 'Spinach, raw')
  const lunch = meal(page, 'Lunch')
  await lunch.locator('summary').first().click()
  await expect.poll(() => item(page, 'Dill pickles').isVisible()).toBe(false)

  await drag(page, 'Banana', lunch)
  await expect.poll(() => foodsIn(page, 'Lunch')).toContain('Banana')
  await expect.poll(() => item(page, 'Dill pickles').isVisible()).toBe(true)
  expect(await foodsIn(page, 'Breakfast')).toEqual([])
})
