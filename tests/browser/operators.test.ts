import { afterAll, describe, expect, test } from 'vitest'
import { officialZip, srLegacy, withRows } from '../fixtures/import/made-up-release'
import { bring, KALE, release } from '../fixtures/import/tables'
import { preparedStores } from '../fixtures/stores'
import { unfold, violations } from './axe'
import { sticksOut } from './sideways'
import { startServer } from './site'
import { PHONE, visitor } from './visitor'

const kale = { record: '900001', ndb: KALE.ndb, description: 'Kale, raw, as they say', potassium: '348' }
const soup = { record: '900002', ndb: '99902', description: 'Soup, of nettles', sodium: '160' }

let running: ReturnType<typeof startServer> | undefined

/** A copy with these releases in it, served from the first test on. */
function site(): Promise<string> {
  running ??= (async () => {
    const file = preparedStores()
    await bring(file, release('foundation', '2023-04-20', [{ ...kale, magnesium: '33' }]))
    await bring(file, release('foundation', '2024-10-31', [kale, soup]))
    await bring(file, officialZip(withRows(srLegacy(), 'food', ['103', 'sr_legacy_food', '', '20', '2019-04-01'])))
    return startServer(file.single)
  })()
  return running.then((server) => server.site)
}

afterAll(async () => (await running)?.stop())

describe('the operators’ page', () => {
  test('tells what is imported, what was rejected and why, and what is unknown', async () => {
    const page = await visitor({ baseURL: await site() })
    await page.goto('/operators')
    await page.getByRole('heading', { level: 1, name: 'For operators' }).waitFor()
    const table = page.getByRole('table', { name: 'Releases of USDA Foundation Foods' })
    const rows = await table.getByRole('row').allInnerTexts()
    const cells = rows.slice(1).map((row) => row.split(/\s*\t\s*|\n+/).filter((cell) => !/UTC|zip/.test(cell)))
    expect(cells).toEqual([
      ['2024-10-31', 'shown', '2', '0', '2', '1', '1'],
      ['2023-04-20', 'kept', '1', '0', '0', '0', '1'],
    ])
    await page.getByText('why 1 row was rejected').click()
    expect(await page.locator('details[open] li').first().innerText()).toMatch(/^1 in .*food\.csv: description/)
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex')
    expect(await page.innerText('main')).not.toMatch(/tmp|\/mineral-table-/)
  })

  test('is fit for everybody and for a phone', async () => {
    const page = await visitor({ baseURL: await site(), ...PHONE })
    await page.goto('/operators')
    await unfold(page)
    expect(await violations(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
  })
})

describe('the page of an imported food', () => {
  test('names dataset, release and record, the rules that sorted it, and is fit for everybody', async () => {
    const page = await visitor({ baseURL: await site(), ...PHONE })
    await page.goto('/food/fdc-900002')
    await unfold(page)
    const where = page.getByRole('region', { name: 'Where the figures come from' })
    const text = (await where.innerText()).replaceAll('\n', ' ')
    expect(text).toMatch(/USDA Foundation Foods Release 2024-10-31 Record 900002 Called there Soup, of nettles/)
    expect(text).toMatch(/How did we sort it\? Filed there under Vegetables and Vegetable Products Group .*rule “/)
    expect(text).not.toContain('other releases')
    expect(await violations(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
  })

  test('sets the releases side by side, unknown in words', async () => {
    const page = await visitor({ baseURL: await site(), ...PHONE })
    await page.goto(`/food/${KALE.id}`)
    await unfold(page)
    const rows = page.getByRole('table', { name: /in each imported release/ }).getByRole('row')
    expect((await rows.allInnerTexts()).slice(1).map((row) => row.split(/\s*\t\s*/))).toEqual([
      [expect.stringMatching(/2024-10-31\s+shown here$/), '900001', 'unknown', '348 mg', 'unknown'],
      [expect.stringMatching(/2023-04-20$/), '900001', '33 mg', '348 mg', 'unknown'],
    ])
    expect(await violations(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
  })
})
