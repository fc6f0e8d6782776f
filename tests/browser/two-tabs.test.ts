import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addFood, item, makeList, openMenu } from './actions'
import { visitor } from './visitor'

const amountOf = (page: Page, food: string) => page.getByLabel(`How much ${food}`, { exact: true })

async function saveAmount(page: Page, food: string, amount: string): Promise<void> {
  await amountOf(page, food).fill(amount)
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/lists/commands'))
  await amountOf(page, food).press('Enter')
  await answered
}

async function twoTabs(): Promise<readonly [Page, Page]> {
  const one = await visitor()
  await makeList(one, 'Tuesday')
  await addFood(one, 'Lunch', 'dill pickles', 'Dill pickles')
  await addFood(one, 'Lunch', 'spinach', 'Spinach, raw')
  const other = await one.context().newPage()
  await other.goto(one.url())
  return [one, other]
}

test('two tabs that change different foods both keep their change', async () => {
  const [one, other] = await twoTabs()
  await saveAmount(one, 'Dill pickles', '2')
  await saveAmount(other, 'Spinach, raw', '3')
  await one.reload()
  expect(await amountOf(one, 'Dill pickles').inputValue()).toBe('2')
  expect(await amountOf(one, 'Spinach, raw').inputValue()).toBe('3')
})

test('of two tabs that change the same food the second is told, and may save all the same', async () => {
  const [one, other] = await twoTabs()
  await saveAmount(one, 'Dill pickles', '2')
  await saveAmount(other, 'Dill pickles', '5')
  const told = item(other, 'Dill pickles').getByRole('alert')
  await told.filter({ hasText: 'changed in another tab' }).waitFor()
  await told.filter({ hasText: 'It is now 2 servings' }).waitFor()
  expect(await amountOf(other, 'Dill pickles').inputValue()).toBe('5')
  await one.reload()
  expect(await amountOf(one, 'Dill pickles').inputValue(), 'the first change stands until then').toBe('2')

  await told.getByRole('button', { name: 'Save mine anyway' }).click()
  await expect.poll(() => told.count()).toBe(0)
  await one.reload()
  expect(await amountOf(one, 'Dill pickles').inputValue()).toBe('5')
})

test('a tab that changes a food removed in the other is told so', async () => {
  const [one, other] = await twoTabs()
  await openMenu(one, 'Dill pickles')
  await item(one, 'Dill pickles').getByRole('button', { name: 'Remove Dill pickles' }).click()
  await expect.poll(() => item(one, 'Dill pickles').count()).toBe(0)
  await openMenu(other, 'Dill pickles')
  await item(other, 'Dill pickles').getByRole('button', { name: 'Down' }).click()
  await other.getByText('That food was removed in another tab.').first().waitFor()
})

test('a list is not there for another browser', async () => {
  const page = await visitor()
  await makeList(page, 'Tuesday')
  const stranger = await visitor({ expectedComplaints: /status of 404/ })
  await stranger.goto('/lists')
  const answer = await stranger.goto(page.url())
  expect(answer?.status()).toBe(404)
  await stranger.getByText(/opens only in the browser that made it/).waitFor()
  await stranger.getByRole('main').getByRole('link', { name: /lists/i }).click()
  await stranger.getByRole('heading', { level: 1, name: 'My lists' }).waitFor()
})

test('a cookie that was tampered with opens nothing, loses nothing, and stops nobody', async () => {
  const page = await visitor()
  await makeList(page, 'Tuesday')
  const cookies = await page.context().cookies()
  expect(cookies).toHaveLength(1)
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax' })

  const forged = await visitor()
  await forged.context().addCookies(cookies.map((cookie) => ({ ...cookie, value: `${cookie.value.slice(0, -4)}AAAA` })))
  await forged.goto('/lists')
  await forged.getByRole('alert').filter({ hasText: 'key does not fit' }).waitFor()
  expect(await forged.getByRole('link', { name: 'Tuesday' }).count()).toBe(0)
  await makeList(forged, 'Wednesday')
  await forged.goto('/lists')
  expect(await forged.getByRole('link', { name: 'Wednesday' }).count()).toBe(1)

  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Tuesday' }).waitFor()
})
