import { expect, test } from 'vitest'
import { addFood, item, makeList } from './actions'
import { visitor } from './visitor'

test('finds spinach, plain food first, with three tiles, and says why it is tagged', async () => {
  const page = await visitor()
  await page.goto('/')
  await page.getByRole('main').getByRole('combobox', { name: 'Search foods' }).fill('spinach')
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await page.waitForURL('**/foods?q=spinach')
  const first = page.getByRole('main').locator('ol.foods > li').first()
  expect(await first.getByRole('heading').textContent()).toBe('Spinach, raw')
  expect(await first.locator('.tile').count()).toBe(3)

  await first.getByRole('link', { name: 'Spinach, raw' }).click()
  await page.getByText('Why magnesium-rich?').click()
  const receipt = page.locator('.receipt', { hasText: /Magnesium: rich, given/ })
  const words = await receipt.innerText()
  for (const part of [
    /79 mg per 100 g/, // the value as published
    /Usual serving\s+85 g/,
    /In a serving of 85 g\s+67 mg/,
    /at least 42 mg/, // a tenth of 420 mg
    /Passes by\s+25 mg/,
    /per 100 kcal/,
    /Record 168462/,
    /release 2018-04/,
  ]) {
    expect(words).toMatch(part)
  }
  const said = page.getByRole('region', { name: 'What the articles say about it' })
  expect(await said.getByRole('link', { name: /answer 4/ }).count()).toBeGreaterThan(0)
})

test('narrows to magnesium-rich legumes that are not high in sodium, at an address to send on', async () => {
  const page = await visitor()
  await page.goto('/foods')
  const shown = () => page.getByRole('button', { name: /^Show [\d,]+ foods?$/ })
  const found = async () => Number((await shown().innerText()).replace(/\D/g, ''))
  const filters = page.getByRole('form', { name: 'Filters' })
  const steps = [
    filters.getByRole('group', { name: 'Magnesium' }).getByRole('checkbox', { name: /^Rich/ }),
    filters.getByRole('checkbox', { name: 'leave out High sodium' }),
    filters.getByRole('group', { name: 'Group' }).getByRole('checkbox', { name: /^Legumes/ }),
  ]
  let before = await found()
  for (const step of steps) {
    await step.check()
    await expect.poll(found).toBeLessThan(before)
    before = await found()
  }
  await expect.poll(() => page.url()).toMatch(/tag=magnesium-rich.*not=high-sodium.*group=legumes|group=legumes/)
  const foods = await page.locator('ol.foods > li h2').allTextContents()
  expect(foods.length).toBeGreaterThan(0)

  const friend = await visitor()
  await friend.goto(page.url())
  expect(await friend.locator('ol.foods > li h2').allTextContents()).toEqual(foods)
})

test('makes a list, sees what is behind its sodium, and watches the finding change', async () => {
  const page = await visitor()
  await makeList(page, 'Tuesday')
  await addFood(page, 'Lunch', 'instant ramen', 'Instant ramen noodles, dry')
  await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
  await addFood(page, 'Dinner', 'ham sandwich', 'Ham submarine sandwich')

  const sums = page.getByRole('region', { name: 'The day, summed' })
  expect(await sums.innerText()).toMatch(/3 of 3 foods/)
  const shares = page.getByRole('region', { name: 'Where the sodium comes from' })
  expect(await shares.getByRole('rowheader').first().innerText()).toBe('Instant ramen noodles, dry')
  expect(await shares.innerText()).toMatch(
    /Without instant ramen noodles, dry, this list would have [\d,]+ mg of sodium/,
  )

  const says = page.getByRole('region', { name: 'What the articles say' })
  const unbalanced = says.getByRole('article').filter({ hasText: 'High sodium, and no magnesium source' })
  expect(await unbalanced.innerText()).toContain('Dill pickles')
  await unbalanced.getByRole('link', { name: /^A68/ }).click()
  await page.waitForURL('**/documents/a#A68')
  const claim = page.locator('#A68')
  await expect.poll(() => claim.evaluate((at) => at.getBoundingClientRect().top >= 0)).toBe(true)
  await expect.poll(() => claim.evaluate((at) => at.getBoundingClientRect().top < innerHeight)).toBe(true)

  await page.goBack()
  await addFood(page, 'Dinner', 'spinach', 'Spinach, raw')
  await expect.poll(() => unbalanced.count()).toBe(0)
  const noCure = says.getByRole('article').filter({ hasText: 'Magnesium is no cure for high sodium' })
  expect(await noCure.getByRole('link', { name: /^A55/ }).count()).toBe(1)

  const storageState = await page.context().storageState()
  const later = await visitor({ storageState })
  await later.goto('/lists')
  await later.getByRole('link', { name: 'Tuesday' }).click()
  await item(later, 'Spinach, raw').waitFor()
})

test('hides everything that speaks for potassium once kidney problems are ticked, until the ticks are erased', async () => {
  const page = await visitor()
  await makeList(page, 'Tuesday')
  await addFood(page, 'Lunch', 'instant ramen', 'Instant ramen noodles, dry')
  await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
  const list = page.url()
  const potassium = page.locator('.sumrow', { hasText: 'Potassium' })
  const potassiumDoor = page.getByRole('link', { name: /potassium-rich/i })
  const encouraging = page.locator('.encourages-potassium:visible, .gate-open-potassium:visible')
  const ofReference = /\d+ ?(%|percent) of (3,500|reference)/

  expect(await potassium.innerText()).toMatch(/% of 3,500/)
  await page.getByLabel('Kidney problems').check()
  await expect.poll(() => potassium.innerText()).not.toMatch(/% of/)
  await page.getByRole('heading', { name: 'Potassium suggestions are off' }).waitFor()
  expect(await encouraging.count()).toBe(0)

  for (const path of [
    '/',
    '/foods',
    '/food/spinach-raw',
    '/compare?food=spinach-raw&food=banana',
    '/foods/magnesium-rich',
    '/food/potatoes-baked-with-skin',
  ]) {
    await page.goto(path)
    expect(await encouraging.count(), path).toBe(0)
    expect(await page.locator('main [data-mineral=potassium]:visible').allInnerTexts(), path).not.toContainEqual(
      expect.stringMatching(ofReference),
    )
  }
  expect(await page.getByRole('region', { name: 'Similar foods with less sodium' }).count()).toBe(0)
  await page.goto('/')
  expect(await potassiumDoor.and(page.locator(':visible')).count()).toBe(0)
  await page.goto('/foods/potassium-rich')
  await page.getByText('This is what food tables measure, not a list of what to eat.').waitFor()

  await page.goto(list)
  await page.getByRole('button', { name: 'Erase all ticks' }).click()
  await expect.poll(() => potassium.innerText()).toMatch(/% of 3,500/)
  await page.goto('/')
  expect(await potassiumDoor.and(page.locator(':visible')).count()).toBeGreaterThan(0)
})

test('adds a food from wherever it is seen, in place, and takes it out again', async () => {
  const page = await visitor()
  await page.goto('/foods')
  await page.getByRole('main').getByRole('combobox', { name: 'Search foods' }).fill('almonds')
  const almonds = page.getByRole('button', { name: 'Add Almonds to my list' })
  await almonds.click()
  const told = page.getByRole('status').filter({ hasText: 'Almonds' })
  await told.filter({ hasText: /^Added to/ }).waitFor()
  await told.getByRole('button', { name: 'Undo' }).click()
  await told.filter({ hasText: 'Taken out again' }).waitFor()
  await almonds.click()
  await told.getByRole('link', { name: 'Open the list' }).click()
  await item(page, 'Almonds').waitFor()
  expect(await item(page, 'Almonds').count()).toBe(1)
})

test('is not talked into potassium either with diuretics ticked, and sees what else was said for everybody', async () => {
  const page = await visitor()
  await makeList(page, 'Tuesday')
  await addFood(page, 'Lunch', 'instant ramen', 'Instant ramen noodles, dry')
  await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
  const says = page.getByRole('region', { name: 'What the articles say' })
  const look = says.getByRole('link', { name: 'Magnesium-rich foods that are not high in sodium' })
  expect(await look.count()).toBe(1)
  await page.getByLabel('Diuretics').check()
  await says.getByRole('article').filter({ hasText: 'With diuretics, ask before changing potassium' }).waitFor()
  await expect.poll(() => look.count()).toBe(0)
  await page.goto('/')
  expect(await page.locator('.encourages-potassium:visible').count()).toBe(0)
  expect(await page.evaluate(() => document.cookie)).toBe('')
  expect(page.url()).not.toContain('diuretics')
})
