// A Branded release of any size in the official layout, made up but alike in length, words and gaps; the same each time.
import { once } from 'node:events'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'

const KINDS = `Chips, Pretzels & Snacks|tortilla chips|potato chips|pretzel sticks|corn crisps|veggie straws
Candy|milk chocolate bar|gummy bears|caramel chews|fruit drops|peppermint bark
Cheese|sharp cheddar cheese|mozzarella sticks|gouda slices|cottage cheese|cream cheese spread
Soda|cola|ginger ale|orange soda|root beer|sparkling lemonade
Cookies & Biscuits|chocolate chip cookies|oatmeal raisin cookies|shortbread|ginger snaps|wafer rolls
Breads & Buns|whole wheat bread|hamburger buns|sourdough loaf|rye bread|brioche rolls
Frozen Dinners & Entrees|chicken alfredo|beef lasagna|vegetable curry with rice|macaroni and cheese|teriyaki bowl
Canned Soup|chicken noodle soup|tomato bisque|lentil soup|clam chowder|minestrone
Yogurt|greek yogurt|lowfat strawberry yogurt|vanilla skyr|kefir|coconut yogurt
Milk|whole milk|skim milk|chocolate milk|lactose free milk|oat drink
Vegetable and Lentil Mixes|red lentils|split peas|quinoa mix|black beans|chickpeas
Nuts & Seeds|roasted almonds|salted cashews|trail mix|pumpkin seeds|pistachios in shell
Ice Cream & Frozen Yogurt|vanilla ice cream|mint chip ice cream|mango sorbet|cookie dough ice cream|gelato
Pickles, Olives, Peppers & Relishes|dill pickles|kalamata olives|banana pepper rings|sweet relish|capers
Sausages, Hotdogs & Brats|beef franks|bratwurst|turkey sausage links|chorizo|kielbasa
Cereal|corn flakes|granola clusters|honey oat rings|bran flakes|puffed rice
Pasta by Shape & Type|spaghetti|penne rigate|elbow macaroni|whole wheat fusilli|egg noodles
Fruit & Vegetable Juice, Nectars & Fruit Drinks|orange juice|apple cider|cranberry cocktail|carrot juice|mango nectar
Salad Dressing & Mayonnaise|ranch dressing|balsamic vinaigrette|mayonnaise|caesar dressing|tahini sauce
Frozen Vegetables|green peas|chopped spinach|sweet corn|broccoli florets|mixed vegetables`
  .split('\n')
  .map((line) => line.split('|'))
const STYLES =
  'organic|original|classic|natural|spicy|smoked|sea salt|honey|garlic|lightly salted|unsalted|family size|fat free|low sodium|gluten free|extra|premium|kettle cooked|homestyle|zesty'.split(
    '|',
  )
const SYLLABLES = 'ba|cor|del|fen|gra|hol|ka|lum|mar|nor|pol|ri|sun|tav|vel|wes|yor|zan|bri|oak'.split('|')
const OWNERS = 40_000

/** Pseudo-random numbers from 0 up to 1, the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function owner(index: number): string {
  const part = (shift: number) => SYLLABLES[Math.floor(index / SYLLABLES.length ** shift) % SYLLABLES.length] ?? ''
  const name = `${part(0)}${part(1)}${part(2)}${index >= SYLLABLES.length ** 3 ? part(3) : ''}`
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} Foods`
}

const line = (cells: readonly (string | number)[]) =>
  `${cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')}\n`

/** Writes the release into a folder. */
export async function generateBranded(folder: string, foods: number): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const files = new Map<string, WriteStream>()
  const write = async (name: string, ...cells: readonly (string | number)[]) => {
    let stream = files.get(name)
    if (stream === undefined) {
      stream = createWriteStream(join(folder, `${name}.csv`), { highWaterMark: 1 << 20 })
      files.set(name, stream)
    }
    if (!stream.write(line(cells))) await once(stream, 'drain')
  }
  await write('nutrient', 'id', 'name', 'unit_name', 'nutrient_nbr', 'rank')
  await write('nutrient', 1008, 'Energy', 'KCAL', '208', '300.0')
  await write('nutrient', 1090, 'Magnesium, Mg', 'MG', '304', '5500.0')
  await write('nutrient', 1092, 'Potassium, K', 'MG', '306', '5700.0')
  await write('nutrient', 1093, 'Sodium, Na', 'MG', '307', '5800.0')
  await write('food', 'fdc_id', 'data_type', 'description', 'food_category_id', 'publication_date')
  const label = ['serving_size', 'serving_size_unit', 'household_serving_fulltext', 'branded_food_category']
  await write('branded_food', 'fdc_id', 'brand_owner', 'brand_name', 'gtin_upc', ...label)
  await write('food_nutrient', 'id', 'fdc_id', 'nutrient_id', 'amount', 'data_points', 'derivation_id')

  const random = numbers(20_261_122)
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)]
  let amount = 0
  for (let index = 0; index < foods; index += 1) {
    const id = 3_000_000 + index
    const [category = '', ...products] = pick(KINDS) ?? []
    // A few owners sell most, as in shops.
    const by = owner(Math.floor(OWNERS * random() ** 3))
    const styles = random() < 0.4 ? `${pick(STYLES)} ${pick(STYLES)}` : (pick(STYLES) ?? '')
    const said = `${styles} ${pick(products)}${random() < 0.3 ? `, ${pick(STYLES)}` : ''}`.toUpperCase()
    await write('food', id, 'branded_food', said, category, '2026-04-01')
    const brand = random() < 0.6 ? (by.split(' ')[0]?.toUpperCase() ?? '') : ''
    const grams = 10 + Math.floor(random() * 200)
    await write('branded_food', id, by, brand, `00${id}`, grams, 'g', random() < 0.5 ? '1 serving' : '', category)
    const amounts: readonly (readonly [number, number, number])[] = [
      [1093, 0.98, Math.floor(random() ** 2 * 1500)],
      [1008, 0.97, Math.floor(random() * 600)],
      [1092, 0.4, Math.floor(random() ** 2 * 900)],
      [1090, 0.05, Math.floor(random() ** 2 * 200)],
    ]
    for (const [nutrient, share, value] of amounts) {
      if (random() < share) await write('food_nutrient', ++amount, id, nutrient, value, '', 75)
    }
  }
  await Promise.all([...files.values()].map((stream) => finished(stream.end())))
}
