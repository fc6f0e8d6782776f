import { renameSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, test } from 'vitest'
import { emptyStores } from '../fixtures/stores'
import { addFood, item, makeList } from './actions'
import { violations } from './axe'
import { startServer } from './site'
import { PHONE, visitor } from './visitor'

const stores = emptyStores()
let running: ReturnType<typeof startServer> | undefined

function site(): Promise<string> {
  running ??= startServer(stores.single)
  return running.then((server) => server.site)
}

afterAll(async () => (await running)?.stop())

const REFUSED = /status of 503/

/** Another program that writes to the store of people until it is done. */
function holdStore(): () => void {
  const other = new Database(stores.people)
  other.exec('BEGIN IMMEDIATE')
  return () => {
    other.exec('ROLLBACK')
    other.close()
  }
}

async function ready(): Promise<number> {
  return (await fetch(`${await site()}/api/ready`)).status
}

describe('while another program holds the store', () => {
  test('pages are answered at once, a change is told not to be saved, and is saved when it is asked for again', async () => {
    const page = await visitor({ baseURL: await site(), expectedComplaints: REFUSED })
    await makeList(page, 'Tuesday')
    await addFood(page, 'Lunch', 'spinach', 'Spinach, raw')
    const amount = item(page, 'Spinach, raw').getByLabel('How much Spinach, raw').and(page.locator('input'))
    const letGo = holdStore()
    const answer = page.waitForResponse(/commands/)
    await amount.fill('7')
    await amount.press('Enter')
    let isAnswered = false
    void answer.then(() => {
      isAnswered = true
    })
    const others = ['/foods?q=kale', '/documents/a', '/api/health', new URL(page.url()).pathname]
    const at = await site()
    await Promise.all(others.map((address) => fetch(`${at}${address}`)))
    expect(isAnswered, 'the others were answered first').toBe(false)
    expect((await answer).status()).toBe(503)
    expect((await answer).headers()['retry-after']).toBe('5')
    await page.getByText(/so this is not saved yet/).waitFor()
    expect(await amount.inputValue()).toBe('7')
    letGo()
    await amount.press('Enter')
    await page.getByText(/so this is not saved yet/).waitFor({ state: 'detached' })
    await page.reload()
    expect(await amount.inputValue()).toBe('7')
  })

  test('without script too, on a page that sends it again, and it is done once', async () => {
    const page = await visitor({
      baseURL: await site(),
      javaScriptEnabled: false,
      expectedComplaints: REFUSED,
      ...PHONE,
    })
    await page.goto('/lists')
    await page.getByLabel('Name').fill('Wednesday')
    const letGo = holdStore()
    await page.getByRole('button', { name: 'Make list' }).click()
    await page.getByRole('heading', { name: 'Not saved yet' }).waitFor()
    await page.getByText('Wednesday').waitFor()
    letGo()
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.getByRole('heading', { level: 1, name: 'Wednesday' }).waitFor()
    await page.goto('/lists')
    expect(await page.getByRole('heading', { level: 2, name: 'Wednesday' }).count()).toBe(1)
  })
})

test('a store that is taken away is told of within ten seconds, and what is asked meanwhile is sent again once it is back', async () => {
  const page = await visitor({ baseURL: await site(), expectedComplaints: REFUSED })
  await makeList(page, 'Thursday')
  await page.goto('/lists')
  await page.getByLabel('Name').fill('Friday')
  const aside = `${stores.people}-aside`
  renameSync(stores.people, aside)
  const began = performance.now()
  await expect.poll(ready).toBe(503)
  expect(performance.now() - began).toBeLessThan(10_000)
  await page.getByRole('button', { name: 'Make list' }).click()
  await page.getByRole('heading', { name: 'Not saved yet' }).waitFor()
  expect(await violations(page)).toEqual([])
  renameSync(aside, stores.people)
  await expect.poll(ready).toBe(200)
  await page.getByRole('button', { name: 'Send it again' }).click()
  await page.getByRole('heading', { level: 1, name: 'Friday' }).waitFor()
  await page.goto('/lists')
  const names = await page.locator('.mylists h2').allTextContents()
  expect(names).toEqual(['Friday', 'Thursday'])
})
