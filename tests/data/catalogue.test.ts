import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { IFCT, readCatalogue, SR_LEGACY } from '@/lib/content/catalogue-files'
import { claimsById } from '@/lib/content/claims'
import { ifctAmounts, ifctTable, localNames, readIfct } from '@/lib/content/ifct'
import { haveReleases, officialAmounts } from '../fixtures/official-amounts'

const { foods, reference } = readCatalogue({ dataDir: 'data', ifctFile: ifctTable() })
const own = foods.filter((food) => food.source.id === SR_LEGACY)
const indian = foods.filter((food) => food.source.id === IFCT)

function duplicates(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

if (!haveReleases) console.log('skipped: no releases at hand')

describe('the catalogue', () => {
  test('has at least 900 everyday foods and every row of the Indian tables', () => {
    expect(own.length).toBeGreaterThanOrEqual(900)
    expect(indian).toHaveLength(542)
  })

  test('has ids, names and records that stand once', () => {
    expect(duplicates(foods.map((food) => food.id))).toEqual([])
    expect(duplicates(foods.map((food) => food.name.toLowerCase()))).toEqual([])
    expect(duplicates(foods.map((food) => `${food.source.id} ${food.source.record}`))).toEqual([])
  })

  test('keeps each group in its own file, sorted by family and id', () => {
    for (const name of readdirSync('data/foods')) {
      const rows: Record<string, string>[] = parse(readFileSync(join('data', 'foods', name), 'utf8'), { columns: true })
      expect(new Set(rows.map((row) => `${row.group}.csv`))).toEqual(new Set([name]))
      const keys = rows.map((row) => `${row.family} ${row.id}`)
      expect(keys, name).toEqual(keys.toSorted())
    }
  })

  test('has a plain food in every family that is not regional', () => {
    const plain = new Set(own.filter((food) => food.prominence < 3).map((food) => food.family))
    expect(own.filter((food) => !plain.has(food.family)).map((food) => food.id)).toEqual([])
  })

  test('names at least eight foods of each group that the articles name', () => {
    for (const { id, kind } of reference.namedSources) {
      const named = own.filter((food) => food.named.some((naming) => naming.namedSource === id))
      expect(named.length, id).toBeGreaterThanOrEqual(kind === 'group' ? 8 : 1)
    }
  })

  test('names foods by claims that exist', () => {
    const claims = new Set(foods.flatMap((food) => food.named.flatMap((naming) => naming.claims)))
    expect([...claims].filter((id) => !claimsById().has(id))).toEqual([])
  })

  test('leaves no amount below zero and none above the food itself', () => {
    for (const { id, amounts } of foods) {
      for (const mg of [amounts.magnesium, amounts.potassium, amounts.sodium]) {
        if (mg !== null) expect(mg >= 0 && mg <= 100_000, id).toBe(true)
      }
    }
  })

  test.skipIf(!haveReleases)(
    `gives every figure as the official release does${haveReleases ? '' : ' (skipped: no releases at hand)'}`,
    () => {
      const official = officialAmounts()
      const wrong = own.filter((food) => {
        const published = official.get(food.source.record)
        return published === undefined || JSON.stringify(published) !== JSON.stringify(food.amounts)
      })
      expect(
        wrong.map((food) => ({ id: food.id, ours: food.amounts, official: official.get(food.source.record) })),
      ).toEqual([])
    },
    60_000,
  )
})

describe('the Indian tables', () => {
  const figures = { code: 'A001', lang: '', enerc: 1490, mg: 0.325, k: 0.433, na: 0.0027 }

  test('come from g to mg and from kJ to kcal', () => {
    expect(ifctAmounts(figures)).toEqual({ magnesium: 325, potassium: 433, sodium: 2.7, energyKcal: 356 })
  })

  test('take a zero for not measured', () => {
    expect(ifctAmounts({ ...figures, mg: 0, enerc: 0 })).toMatchObject({
      magnesium: null,
      energyKcal: null,
      sodium: 2.7,
    })
  })

  test('have zeros only where nothing was measured: oils, and magnesium of one palm fruit', () => {
    const zeros = [...readIfct(ifctTable()).values()].filter((row) => row.mg === 0 || row.k === 0 || row.na === 0)
    expect(zeros.map((row) => row.code).sort()).toEqual([
      'E048',
      ...Array.from({ length: 14 }, (_, index) => `T0${String(index + 1).padStart(2, '0')}`),
    ])
  })

  test('give local names without the initials of their languages', () => {
    expect(localNames('H. Ramdana; Tam. Keerai vidai.')).toEqual(['Ramdana', 'Keerai vidai'])
    expect(localNames('A., Kash. Baajra; B. Bajra; E. Pearl millet; H. Bajra.')).toEqual([
      'Baajra',
      'Bajra',
      'Pearl millet',
    ])
    expect(localNames('A.Urohi; E. Common bean, Fieldbean; H., Mar. Shingara.')).toEqual([
      'Urohi',
      'Common bean',
      'Fieldbean',
      'Shingara',
    ])
    expect(localNames('')).toEqual([])
  })

  test('leave no initial in any alias', () => {
    const odd = indian.flatMap((food) => food.aliases.filter((alias) => /^[A-Z][a-z]{0,3}\./.test(alias)))
    expect(odd).toEqual([])
  })
})
