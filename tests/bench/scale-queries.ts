import { EVERYTHING, type FoodQuery, SORTS } from '@/lib/catalogue/query'
import { BASES } from '@/lib/nutrition/basis'

const MEANT =
  'spinach,whole milk,chicken noodle soup,roasted almonds,low sodium soy sauce,cheddar cheese,dill pickles,tortilla chips,orange juice,black beans,greek yogurt,oatmeal raisin cookies,salted cashews,rye bread,beef lasagna,banana,potato,rice,salt,tea,extra premium cola,delsunfen,unsalted pistachios,corn flakes,ham'.split(
    ',',
  )
const MISTYPED = 'spinich,chedar cheese,tortila chips,yoghurt grek,pistachos,brocoli florets,mozarella'.split(',')
const NOTHING = ['qwertzuiop', 'zzzz', '%_"*(', 'spinach lasagna qqqqq']

function typed(queries: readonly string[]): readonly string[] {
  return queries.flatMap((q) =>
    Array.from(q, (_, index) => q.slice(0, index + 1)).filter((start) => start.trim() === start),
  )
}

/** What a person types on the way to each query, letter by letter. */
export const TYPED: readonly string[] = [...typed(MEANT), ...MISTYPED, ...NOTHING]

/** What others typed before: a server that has run for a minute, none of the words that are timed. */
export const BEFORE: readonly string[] = typed(
  'kale,lentil curry,egg,vanilla gelato,jam,hazelnuts,fusili,zucchini,instant ramen,yam,walnuts,lemonade'.split(','),
)

const FILTERS: readonly Partial<FoodQuery>[] = [
  {},
  { tag: ['magnesium-rich'], not: ['high-sodium'] },
  { not: ['high-sodium'], group: ['cheese', 'snacks'] },
  { tag: ['potassium-rich', 'low-sodium'] },
  { source: ['usda-branded'], notGroup: ['sweets'] },
  { tag: ['high-sodium'], page: 40 },
]

/** Searches with filters in every order, and browsing without words. */
export const ASKED: readonly FoodQuery[] = [...MEANT, ...MISTYPED, ...NOTHING, 'c', 'or', ''].flatMap((q, place) =>
  FILTERS.flatMap((filters, index): readonly FoodQuery[] => {
    const sort = SORTS[(place + index) % SORTS.length] ?? 'name'
    const basis = BASES[(place + 2 * index) % BASES.length] ?? 'serving'
    const order = (place + index) % 2 === 0 ? 'asc' : 'desc'
    const query: FoodQuery = { ...EVERYTHING, ...filters, q }
    return [
      { ...query, sort: q === '' ? 'name' : 'relevance' },
      { ...query, sort, basis, order },
    ]
  }),
)
