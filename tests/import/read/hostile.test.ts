import { spawnSync } from 'node:child_process'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { bundled } from '../../fixtures/bundle'
import { asFiles, folder, srLegacy, zipped } from '../../fixtures/import/made-up-release'
import { readAll } from '../../fixtures/import/read-all'
import { emptyStores } from '../../fixtures/stores'

const NAME = 'FoodData_Central_foundation_food_json_2025-12-18.json'
const kale = { fdcId: 1, dataType: 'Foundation', description: 'Kale', foodNutrients: [] }

const jsonFile = (text: string) => `${folder({ [NAME]: text })}/${NAME}`
const jsonOf = (...foods: readonly unknown[]) => jsonFile(JSON.stringify({ FoundationFoods: foods }))

describe('JSON', () => {
  test('of three million brackets ends the command in words, and not the process', async () => {
    const command = await bundled('lib/cli/catalogue.ts')
    const { single } = emptyStores()
    for (const text of [
      `{"FoundationFoods": [${'['.repeat(3_000_000)}`,
      `[${JSON.stringify(kale)},${'{"a":'.repeat(600_000)}`,
    ]) {
      const args = ['--max-old-space-size=128', command, 'import', jsonFile(text)]
      const { status, stderr } = spawnSync(process.execPath, args, {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: `file:${single}` },
      })
      expect(status).toBe(1)
      expect(stderr).toMatch(
        /^FoodData_Central_foundation_food_json_2025-12-18\.json is nested more than \d+ deep\.[^\n]*\n$/,
      )
    }
  })

  test('nested as deeply as published tables are is read, and a little deeper', async () => {
    const deep = (levels: number) => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
    expect((await readAll(jsonOf({ ...kale, more: deep(20) }))).foods).toHaveLength(1)
    await expect(readAll(jsonOf(kale, { ...kale, fdcId: 2, more: deep(200) }))).rejects.toMatchObject({
      fault: 'refused',
    })
  })

  test('with objects where words belong, whatever they call themselves, is rejected entry by entry', async () => {
    const impostor = { toString: 1, valueOf: 1, toJSON: 1 }
    const { foods, rejected } = await readAll(
      jsonOf(
        kale,
        { ...kale, fdcId: impostor },
        { ...kale, fdcId: 2, foodNutrients: [{ nutrient: { id: 1090 }, amount: impostor }] },
        { ...kale, fdcId: 3, description: impostor, publicationDate: impostor },
        JSON.parse('{"__proto__": {"fdcId": 4}}'),
      ),
    )
    expect(foods.map(({ record }) => record)).toEqual(['1', '2'])
    expect(rejected.map(({ line }) => line)).toEqual([1, 2, 3, 4])
  })

  test('with numbers beyond all measure is rejected entry by entry', async () => {
    const text = JSON.stringify({ FoundationFoods: [kale, { ...kale, fdcId: 2 }, { ...kale, fdcId: 3 }] })
    const huge = `1${'0'.repeat(5000)}`
    const { foods } = await readAll(jsonFile(text.replace('"fdcId":2', `"fdcId":${huge}`)))
    expect(foods.map(({ record }) => record)).toEqual(['1', '3'])
    const long = { nutrient: { id: 1090, unitName: 'mg' }, amount: 'x' }
    const withAmount = JSON.stringify({ FoundationFoods: [{ ...kale, foodNutrients: [long] }] })
    const read = await readAll(jsonFile(withAmount.replace('"x"', huge)))
    expect(read.foods[0]?.amounts.magnesium).toBeNull()
    expect(read.rejected[0]?.reason.length).toBeLessThan(200)
  })

  test('with more portions than a food has takes the first', async () => {
    const portions = Array.from({ length: 30_000 }, (_, at) => ({
      amount: at + 1,
      measureUnit: { name: 'cup' },
      gramWeight: 1,
    }))
    const { foods, rejected } = await readAll(jsonOf({ ...kale, foodPortions: portions }))
    expect(foods[0]?.portions).toHaveLength(200)
    expect(rejected).toHaveLength(29_800)
    expect(rejected[0]).toMatchObject({ reason: 'more portions than a food has' })
  })
})

describe('a name', () => {
  test('of a megabyte is cut to what a page can show', async () => {
    const { foods } = await readAll(jsonOf({ ...kale, description: 'Kale '.repeat(200_000) }))
    expect(foods[0]?.description.length).toBeLessThanOrEqual(1000)
    expect(foods[0]?.description).toMatch(/^Kale Kale .*…$/)
  })

  test('of a category, given a million ways, does not fill the memory', async () => {
    const entries = Array.from({ length: 3000 }, (_, at) => ({ ...kale, fdcId: at + 2, dataType: `Kind ${at}` }))
    const { noted } = await readAll(jsonOf(kale, ...entries))
    expect(noted.length).toBeLessThanOrEqual(1001)
    expect(noted.reduce((sum, { rows }) => sum + (rows ?? 0), 0)).toBe(3000)
  })
})

describe('a workbook', () => {
  const row = (number: number, cells: readonly string[]) =>
    `<row r="${number}">${cells.map((text, at) => `<c r="${'ABCDEFG'[at]}${number}" t="str"><v>${text}</v></c>`).join('')}</row>`
  const header = row(1, [
    'Food code',
    'Main food description',
    'Magnesium (mg)',
    'Potassium (mg)',
    'Sodium (mg)',
    'Energy (kcal)',
  ])
  const book = (sheet: string, words = '') => {
    const bytes = zipSync(
      {
        'xl/workbook.xml': strToU8('<workbook/>'),
        'xl/sharedStrings.xml': strToU8(`<sst>${words}</sst>`),
        'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheet}`),
      },
      { level: 0 },
    )
    return `${folder({ 'survey.xlsx': bytes })}/survey.xlsx`
  }
  const soup = row(2, ['11', 'Soup', '1', '2', '3', '4'])

  test('as it should be is read', async () => {
    const { foods } = await readAll(book(`${header}${soup}</sheetData></worksheet>`))
    expect(foods).toMatchObject([{ record: '11', description: 'Soup' }])
  })

  test.each([
    ['nested without end', '<c>'.repeat(1_000_000)],
    ['with one cell without end', `<row r="3"><c><v>${'x'.repeat(20_000_000)}`],
    ['with one name without end', `<${'a'.repeat(20_000_000)}`],
    ['with a remark without end', `<!--${'a'.repeat(20_000_000)}`],
  ])('%s is refused', async (_, sheet) => {
    await expect(readAll(book(`${header}${soup}${sheet}`))).rejects.toMatchObject({ fault: 'refused' })
  })

  test('with more words than a survey has is refused', async () => {
    await expect(readAll(book(`${header}${soup}`, '<si/>'.repeat(500_000)))).rejects.toMatchObject({ fault: 'refused' })
  })

  test('with words that stand for others is not expanded', async () => {
    const bomb = '<!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    const path = `${folder({
      'survey.xlsx': zipped({
        'xl/workbook.xml': '<workbook/>',
        'xl/worksheets/sheet1.xml': `${bomb}<worksheet><sheetData>${header}${row(2, ['11', '&b;', '', '', '', ''])}</sheetData></worksheet>`,
      }),
    })}/survey.xlsx`
    await expect(readAll(path)).rejects.toMatchObject({ fault: 'damaged' })
  })
})

describe('a CSV table', () => {
  test('of a few names that are long without end is refused', async () => {
    const files = asFiles(srLegacy())
    const long = Array.from({ length: 50_000 }, (_, at) => `${at},${at},${'x'.repeat(900)}`).join('\n')
    await expect(
      readAll(folder({ ...files, 'food_category.csv': `id,code,description\n${long}\n` })),
    ).rejects.toMatchObject({
      fault: 'refused',
    })
  })
})
