import { expect, test } from 'vitest'
import { EVERYTHING } from '@/lib/catalogue/query'
import type { CatalogueReader } from '@/lib/catalogue/reader'
import { catalogue } from '@/lib/db/catalogue'
import { inGrams } from '@/lib/nutrition/amount'
import type { Food } from '@/lib/nutrition/food'
import { rankBy } from '@/lib/nutrition/ranking'
import { branded, officialZip } from '../fixtures/import/made-up-release'
import { bring } from '../fixtures/import/tables'
import { preparedStores, smallStores } from '../fixtures/stores'

async function everyFoodOf(reader: CatalogueReader, group: string): Promise<readonly Food[]> {
  const foods: Food[] = []
  for (let page = 1; ; page += 1) {
    const found = await reader.search({ ...EVERYTHING, group: [group], page, pageSize: 100 })
    if (found.foods.length === 0) return foods
    foods.push(...found.foods)
  }
}

test.each(['leafy-greens', 'cheese', 'sauces-and-condiments'])(
  'a food of %s stands where ranking its whole group puts it',
  async (group) => {
    const reader = catalogue(preparedStores())
    const foods = await everyFoodOf(reader, group)
    expect(foods.length).toBeGreaterThan(30)
    for (const food of foods) {
      for (const { mineral, own, tied, ranked, unranked, first } of await reader.standings(food)) {
        const ranking = rankBy(foods, mineral, 'serving')
        const place = ranking.ranked.find((one) => one.food.id === food.id)
        expect([own?.rank ?? null, own === null ? null : tied]).toEqual([place?.rank ?? null, place?.tied ?? null])
        expect([ranked, unranked]).toEqual([ranking.ranked.length, ranking.unranked.length])
        expect(first.map(({ id, rank, mg }) => [id, rank, mg])).toEqual(
          ranking.ranked.slice(0, 5).map((one) => [one.food.id, one.rank, one.mg]),
        )
      }
    }
  },
)

test.each(['cheese', 'snacks', 'sauces-and-condiments', 'breads'])(
  'foods of %s with less sodium are the nearest in energy of all that are eaten alike',
  async (group) => {
    const reader = catalogue(preparedStores())
    const foods = await everyFoodOf(reader, group)
    const sodium = (food: Food) => inGrams(food.amounts.sodium, food.serving.grams)
    let compared = 0
    for (const food of foods) {
      const found = await reader.withLessSodium(food, 4)
      const own = sodium(food)
      const apart = (one: Food) =>
        food.amounts.energyKcal === null || one.amounts.energyKcal === null
          ? Number.POSITIVE_INFINITY
          : Math.abs(one.amounts.energyKcal - food.amounts.energyKcal)
      const fitting = foods.filter((one) => {
        const theirs = sodium(one)
        return own !== null && theirs !== null && theirs < own && one.role === food.role && one.family !== food.family
      })
      const distances = fitting.map(apart).toSorted((a, b) => a - b)
      expect(found.map(apart)).toEqual(distances.slice(0, 4))
      for (const one of found) expect(fitting.map(({ id }) => id)).toContain(one.id)
      compared += found.length
    }
    expect(compared).toBeGreaterThan(20)
  },
)

test('a product of a shop stands in no ranking, and is told where it would', async () => {
  const stores = smallStores()
  await bring(stores, officialZip(branded(), 'FoodData_Central_branded_food_csv_2023-10-26'))
  const reader = catalogue(stores)
  const product = await reader.food('fdc-70')
  if (product === null) throw new Error('The product is not there')
  const others = (await everyFoodOf(reader, product.group)).filter(({ source }) => source.id !== 'usda-branded')
  for (const { mineral, own, first, ranked } of await reader.standings(product)) {
    const place = rankBy([...others, product], mineral, 'serving').ranked.find(({ food }) => food.id === product.id)
    expect(own?.rank ?? null).toBe(place?.rank ?? null)
    expect(ranked).toBe(rankBy([...others, product], mineral, 'serving').ranked.length)
    expect(first.map(({ id }) => id)).not.toContain(product.id)
  }
})
