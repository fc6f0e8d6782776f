import type { Locator, Page } from 'playwright-core'

/** Makes a list and stays on its page. */
export async function makeList(page: Page, name: string): Promise<void> {
  await page.goto('/lists')
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Make list' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Finds a food in the search of a meal and adds it. */
export async function addFood(page: Page, mealName: string, words: string, food: string): Promise<void> {
  const place = meal(page, mealName)
  await place.getByLabel(`Add a food to ${mealName}`).and(page.locator('input')).fill(words)
  await place.getByRole('button', { name: /^Find/ }).click()
  await place.getByRole('button', { name: `Add ${food}`, exact: true }).click()
  await item(page, food).waitFor()
}

export function meal(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

export function item(page: Page, food: string): Locator {
  return page.locator('li.item', { has: page.getByRole('heading', { name: food, exact: true }) })
}

/** Opens what can be done with a food of a list. */
export async function openMenu(page: Page, food: string): Promise<void> {
  await item(page, food)
    .locator('summary', { hasText: `More about ${food}` })
    .click()
}
