import { describe, expect, test } from 'vitest'
import { visitor } from './visitor'

const SPECIAL = [
  '"',
  "'",
  '%',
  '_',
  '*',
  '""""',
  'spinach*',
  '"spinach" OR 1=1',
  'NEAR(spinach, 2)',
  'name:spinach',
  '^spinach',
  'spinach AND NOT raw',
  '(((',
  '\\',
  '🥬',
  '<script>',
]

describe('a search', () => {
  test('of ten thousand characters is answered with words', async () => {
    const page = await visitor()
    const answer = await page.goto(`/foods?q=${'spinach '.repeat(1250).trim().replaceAll(' ', '+')}`)
    expect(answer?.status()).toBe(200)
    await page.locator('#notes').waitFor()
    await page.getByRole('heading', { level: 1 }).waitFor()
  })

  test('takes quotes, wildcards and operators for words like any other', async () => {
    const page = await visitor()
    for (const q of SPECIAL) {
      const answer = await page.goto(`/foods?q=${encodeURIComponent(q)}`)
      expect(answer?.status(), q).toBe(200)
      expect(await page.getByRole('main').getByLabel('Search foods').inputValue()).toBe(q)
      const said = page.locator('ol.foods > li').or(page.getByText('No food passes all of that'))
      expect(await said.count(), q).toBeGreaterThan(0)
    }
  })

  test('that finds nothing says what to relax', async () => {
    const page = await visitor()
    await page.goto('/foods?q=xyzzyplugh&tag=magnesium-rich')
    await page
      .getByRole('main')
      .getByRole('link', { name: /without|clear|drop|instead|leave/i })
      .first()
      .waitFor()
  })
})

describe('an address', () => {
  test.each([
    '/food/no-such-food',
    '/lists/no-such-list',
    '/foods/no-such-category',
    '/documents/z',
    '/topics/nothing',
    '/nowhere',
  ])('%s that leads nowhere says so and shows ways back', async (path) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await visitor({ javaScriptEnabled, expectedComplaints: /status of 404/ })
      const answer = await page.goto(path)
      expect(answer?.status()).toBe(404)
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/nothing at this address|not here/)
      expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(1)
    }
  })

  test('with a malformed percent sign is refused in words', async () => {
    const page = await visitor({ expectedComplaints: /status of 400/ })
    const answer = await page.goto('/foods?q=%zz')
    expect(answer?.status()).toBe(400)
    expect(await answer?.text()).toContain('percent sign')
  })

  test('with filters that do not exist says which and shows the rest', async () => {
    const page = await visitor()
    await page.goto('/foods?tag=magnesium-rich&tag=bogus-tag&group=no-group&sort=upside-down&page=minus-one')
    const notes = await page.locator('#notes').innerText()
    for (const word of ['bogus-tag', 'no-group', 'upside-down', 'minus-one']) expect(notes).toContain(word)
    expect(await page.locator('ol.foods > li').count()).toBe(24)
  })

  test('of a page past the last says so', async () => {
    const page = await visitor()
    await page.goto('/foods?page=9999')
    await page.getByText('There is no page 9,999').waitFor()
    await page.getByRole('link', { name: 'Go to the last page' }).click()
    await page.locator('ol.foods > li').first().waitFor()
  })

  test('with an amount that is none keeps what was typed and says why', async () => {
    const page = await visitor()
    await page.goto('/food/spinach-raw?grams=-5')
    expect(await page.getByLabel('Or grams').inputValue()).toBe('-5')
    await page.locator('#portion-note').waitFor()
  })

  test('that compares too many foods, or foods that are not there, says which are left out', async () => {
    const page = await visitor()
    const foods = ['spinach-raw', 'spinach-boiled', 'almonds', 'banana', 'cheddar', 'dill-pickles', 'soy-sauce', 'nope']
    await page.goto(`/compare?${foods.map((food) => `food=${food}`).join('&')}`)
    await page.getByRole('alert').filter({ hasText: 'left out' }).waitFor()
    await page.goto('/compare?food=spinach-raw&food=nope')
    await page.getByRole('alert').filter({ hasText: 'nope' }).waitFor()
  })
})
