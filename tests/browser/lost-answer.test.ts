import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addFood, item, makeList } from './actions'
import { visitor } from './visitor'

const COMMANDS = '**/lists/commands'
const LOST = { expectedComplaints: /ERR_FAILED/ }

/** The server does what it is asked, but so many times its answer does not arrive. */
async function loseAnswers(page: Page, times: number): Promise<void> {
  await page.route(
    COMMANDS,
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times },
  )
}

const addToMyList = (page: Page) => page.getByRole('button', { name: /^Add to my list/ })

/** How often the food is in the list that was made last. */
async function timesInList(page: Page, food: string): Promise<number> {
  await page.goto('/lists')
  await page.getByRole('link', { name: 'Tuesday', exact: true }).click()
  await item(page, food).first().waitFor()
  return item(page, food).count()
}

test('a food is added once, though the answer to it is lost on the way', async () => {
  const page = await visitor(LOST)
  await makeList(page, 'Tuesday')
  await page.goto('/food/banana')
  await loseAnswers(page, 1)
  await addToMyList(page).click()
  await page.getByText('Added to Tuesday: Banana.').waitFor()
  expect(await timesInList(page, 'Banana')).toBe(1)
})

test('and once, though it seemed not to be added and is added again', async () => {
  const page = await visitor(LOST)
  await makeList(page, 'Tuesday')
  await page.goto('/food/banana')
  await loseAnswers(page, 2)
  await addToMyList(page).click()
  await page.getByText('not added yet').waitFor()
  await addToMyList(page).click()
  await page.getByText('Added to Tuesday: Banana.').waitFor()
  expect(await timesInList(page, 'Banana')).toBe(1)
  await page.goto('/food/banana')
  await addToMyList(page).click()
  await page.getByText('Added to Tuesday: Banana.').waitFor()
  expect(await timesInList(page, 'Banana'), 'added on purpose').toBe(2)
})

test('an amount whose answer is lost is saved, and no news to the page that saved it', async () => {
  const page = await visitor(LOST)
  await makeList(page, 'Tuesday')
  await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
  const amount = page.getByLabel('How much Dill pickles', { exact: true })
  const revision = page.getByRole('form', { name: 'Amount of Dill pickles' }).locator('[name=seen]')
  for (const typed of ['2', '3']) {
    await loseAnswers(page, 1)
    await amount.fill(typed)
    await amount.press('Enter')
    await expect.poll(() => revision.inputValue()).toBe(typed)
  }
  await page.reload()
  expect(await amount.inputValue()).toBe('3')
  expect(await item(page, 'Dill pickles').getByRole('alert').count()).toBe(0)
})

test('without TLS, where browsers make no UUID, foods are added all the same', async () => {
  const page = await visitor()
  await page.addInitScript('Object.defineProperty(Crypto.prototype, "randomUUID", { value: undefined })')
  await makeList(page, 'Tuesday')
  await page.goto('/food/banana')
  await addToMyList(page).click()
  await page.getByText('Added to Tuesday: Banana.').waitFor()
})

test('without script, a form that is sent again makes one list; filled in anew, another', async () => {
  const page = await visitor({ javaScriptEnabled: false })
  await makeList(page, 'Monday')
  await page.goto('/lists')
  const fields = page.locator('form', { has: page.getByLabel('Name') }).locator('input[type=hidden]')
  const hidden = await fields.evaluateAll((inputs) =>
    inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  )
  const send = (name: string) =>
    page.request.post('/lists/commands', {
      form: { ...Object.fromEntries(hidden), name, scope: 'day' },
      headers: { origin: new URL(page.url()).origin },
    })
  const first = await send('Tuesday')
  expect((await send('Tuesday')).url()).toBe(first.url())
  expect((await send('Wednesday')).url()).not.toBe(first.url())
  await page.reload()
  expect(await page.getByRole('link', { name: 'Tuesday', exact: true }).count()).toBe(1)
  expect(await page.getByRole('link', { name: 'Wednesday', exact: true }).count()).toBe(1)
})
