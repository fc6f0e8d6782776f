import { afterAll, describe, expect, test } from 'vitest'
import { emptyStores } from '../fixtures/stores'
import { addFood, item, makeList } from './actions'
import { violations } from './axe'
import { sticksOut } from './sideways'
import { startServer } from './site'
import { PHONE, visitor } from './visitor'

let running: ReturnType<typeof startServer> | undefined

/** A copy that gives each client a tenth of the usual shares: twelve owners an hour, a hundred edits of each a minute. */
function site(): Promise<string> {
  running ??= startServer(emptyStores().single, { RATE_LIMIT_FACTOR: '0.1' })
  return running.then((server) => server.site)
}

afterAll(async () => (await running)?.stop())

const REFUSED = /status of 429/

describe('what is too much in too short a time', () => {
  test('is said on the page, with what was typed, and kept when it is sent again later', async () => {
    const page = await visitor({ baseURL: await site(), expectedComplaints: REFUSED })
    await makeList(page, 'Tuesday')
    await addFood(page, 'Lunch', 'spinach', 'Spinach, raw')
    const amount = item(page, 'Spinach, raw').getByLabel('How much Spinach, raw').and(page.locator('input'))
    await page.evaluate(async () => {
      const body = new URLSearchParams({
        do: 'rename-list',
        list: location.pathname.slice(7),
        name: 'Tuesday',
        seen: '1',
      })
      const send = () => fetch('/lists/commands', { method: 'POST', body, redirect: 'manual' })
      for (let edit = 0; edit < 100; edit += 20) await Promise.all(Array.from({ length: 20 }, send))
    })
    await amount.fill('14')
    await amount.press('Enter')
    await page.getByText(/more than one person changes in so short a time/).waitFor()
    expect(await amount.inputValue()).toBe('14')
  })

  test('is said without script too, on a page that is fit for everybody and sends it again', async () => {
    const baseURL = await site()
    for (let owner = 0; owner < 12; owner += 1) {
      const body = new URLSearchParams({ do: 'create-list', name: 'Another', scope: 'day' })
      await fetch(`${baseURL}/lists/commands`, { method: 'POST', body, redirect: 'manual' })
    }
    const page = await visitor({ baseURL, expectedComplaints: REFUSED, ...PHONE })
    await page.goto('/lists')
    await page.getByLabel('Name').fill('Wednesday <b>at "sea"</b>')
    const answer = page.waitForResponse(/commands/)
    await page.getByRole('button', { name: 'Make list' }).click()
    expect((await answer).status()).toBe(429)
    expect(Number((await answer).headers()['retry-after'])).toBeGreaterThan(60)
    await page.getByRole('heading', { name: 'Not saved yet' }).waitFor()
    await page.getByText('Wednesday <b>at "sea"</b>').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.getByText('Wednesday <b>at "sea"</b>').waitFor()
  })
})
