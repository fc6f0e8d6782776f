import type { Page } from 'playwright-core'
import topics from '@/data/topics.json'
import { addFood, makeList } from './actions'

/** One page of every public kind, by what it shows. */
export const PUBLIC_PAGES: Readonly<Record<string, string>> = {
  home: '/',
  'all foods': '/foods',
  'filtered foods': '/foods?tag=magnesium-rich&not=high-sodium&group=legumes&sort=sodium&basis=100kcal',
  'foods with nothing found': '/foods?q=xyzzyplugh&tag=magnesium-rich',
  'foods with a filter that does not exist': '/foods?tag=bogus-tag',
  'a category': '/foods/magnesium-rich',
  'a food': '/food/spinach-raw',
  'a salty food': '/food/soy-sauce',
  'a food of which little is known': '/food/goji-berries-dried',
  'a food in another portion': '/food/spinach-raw?grams=-5',
  'a comparison of nothing': '/compare',
  'a full comparison': `/compare?${['spinach-raw', 'spinach-boiled', 'almonds', 'banana', 'cheddar', 'dill-pickles'].map((food) => `food=${food}`).join('&')}`,
  articles: '/documents',
  'article A': '/documents/a',
  'article B': '/documents/b',
  topics: '/topics',
  ...Object.fromEntries(topics.map(({ id }) => [`topic ${id}`, `/topics/${id}`])),
  method: '/method',
  data: '/data',
  'operators of a copy without imports': '/operators',
}

export const MISSING_PAGE = '/nothing-here'

/** A list in which all that can be said of a list is said. */
export async function makeSaltyList(page: Page): Promise<void> {
  await makeList(page, 'Tuesday')
  await addFood(page, 'Lunch', 'instant ramen', 'Instant ramen noodles, dry')
  await addFood(page, 'Lunch', 'dill pickles', 'Dill pickles')
}
