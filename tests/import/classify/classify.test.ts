import { describe, expect, test } from 'vitest'
import { readImportRules } from '@/lib/content/import-rules'
import { classify, LABEL_SERVING, LABEL_SERVING_ML, NO_SERVING } from '@/lib/import/classify/classify'
import type { SourceFood } from '@/lib/import/source-food'
import { aSourceFood } from '../../fixtures/import/source-foods'

const rules = readImportRules('data')
const judged = (description: string, category: string | null, other: Partial<SourceFood> = {}) =>
  classify(aSourceFood(description, category, other), rules)
const summary = (description: string, category: string | null, other: Partial<SourceFood> = {}) => {
  const { group, role, serving } = judged(description, category, other)
  return `${group} · ${role} · ${serving?.category ?? 'per 100 g'} · ${serving?.grams ?? 100}`
}

const VEGETABLES = 'Vegetables and Vegetable Products'
const LEGUMES = 'Legumes and Legume Products'
const GRAINS = 'Cereal Grains and Pasta'
const DAIRY = 'Dairy and Egg Products'
const SOUPS = 'Soups, Sauces, and Gravies'

describe('what a food is, how it is eaten and how much of it', () => {
  test.each([
    ['Spinach, cooked, boiled, drained, without salt', VEGETABLES, 'leafy-greens · side · vegetables · 85'],
    ['Tomato juice, canned, with salt added', VEGETABLES, 'drinks · drink · juice · 248'],
    ['Tomato products, canned, paste, without salt added', VEGETABLES, 'vegetables · ingredient · tomato-paste · 30'],
    ['Garlic, raw', VEGETABLES, 'vegetables · seasoning · garnish · 4'],
    ['Potatoes, baked, flesh and skin, without salt', VEGETABLES, 'potatoes-and-roots · side · potato · 110'],
    ['Pickles, cucumber, dill', VEGETABLES, 'pickles-and-olives · side · pickles · 30'],
    ['Nuts, almonds, dry roasted, with salt added', 'Nut and Seed Products', 'nuts · snack · nuts · 30'],
    ['Seeds, sesame butter, tahini', 'Nut and Seed Products', 'seeds · spread · nut-butter · 32'],
    ['Avocados, raw, all commercial varieties', 'Fruits and Fruit Juices', 'fruit · fruit · avocado · 50'],
    ['Apricots, dried, sulfured, uncooked', 'Fruits and Fruit Juices', 'dried-fruit · snack · dried-fruit · 40'],
    ['Apricots, dried, sulfured, stewed', 'Fruits and Fruit Juices', 'dried-fruit · fruit · fruit · 140'],
    ['Cheese, parmesan, grated', DAIRY, 'cheese · topping · cheese-grated · 5'],
    ['Milk, whole, 3.25% milkfat, with added vitamin D', DAIRY, 'milk-and-yogurt · drink · milk · 244'],
    ['Butter, salted', DAIRY, 'fats-and-oils · spread · fat · 14'],
    ['Buttermilk, low fat', DAIRY, 'milk-and-yogurt · drink · milk · 244'],
    ['Pork, cured, bacon, cooked, pan-fried', 'Pork Products', 'cured-meat · breakfast · bacon · 15'],
    ['Chicken, broilers or fryers, breast, meat only, raw', 'Poultry Products', 'poultry · main · meat-raw · 114'],
    [
      'Fish, salmon, sockeye, cooked, dry heat',
      'Finfish and Shellfish Products',
      'fish-and-seafood · main · fish-cooked · 85',
    ],
    ['Soup, chicken noodle, canned, prepared with equal volume water', SOUPS, 'soups · soup · soup · 245'],
    ['Soy sauce made from soy and wheat (shoyu)', LEGUMES, 'sauces-and-condiments · sauce · condiment-tablespoon · 16'],
    ['Spices, pepper, black', 'Spices and Herbs', 'herbs-spices-and-salt · seasoning · spice · 0.5'],
    ['Salt, table', 'Spices and Herbs', 'herbs-spices-and-salt · seasoning · salt · 1.5'],
    ['Fast foods, cheeseburger; single, regular patty, plain', 'Fast Foods', 'fast-food · main · mixed-dish · 140'],
    ['Oil, olive, salad or cooking', 'Fats and Oils', 'fats-and-oils · ingredient · fat · 14'],
    ['Alcoholic beverage, wine, table, red', 'Beverages', 'drinks · drink · alcohol · 147'],
    ['Beverages, water, tap, municipal', 'Beverages', 'drinks · drink · drink · 360'],
  ])('%s', (description, category, expected) => {
    expect(summary(description, category)).toBe(expected)
  })

  test('a word inside another word decides nothing', () => {
    expect(judged('Refried beans, canned, vegetarian', LEGUMES).group).toBe('legumes')
    expect(judged('Syrups, table blends, pancake', 'Sweets').serving?.category).toBe('sugar')
    expect(judged('Rice, white, long-grain, parboiled, enriched, dry', GRAINS).serving?.category).toBe('grain-dry')
  })
})

describe('dry mixes, powders and concentrates are judged as they are sold (T4)', () => {
  test.each([
    ['Soup, tomato, canned, condensed', SOUPS, 'unit', 123],
    ['Soup, onion, dry, mix', SOUPS, 'noodle-soup-dry', 40],
    ['Soup, beef broth, cubed, dry', SOUPS, 'condiment-teaspoon', 4],
    ['Gravy, brown, dry', SOUPS, 'condiment-teaspoon', 6],
    ['Milk, dry, nonfat, regular, with added vitamin A and vitamin D', DAIRY, 'cocoa-dry', 25],
    ['Egg, whole, dried', DAIRY, 'unit', 20],
    ['Beverages, coffee, instant, regular, powder', 'Beverages', 'cocoa-dry', 2],
    ['Beverages, coffee, brewed, espresso, restaurant-prepared', 'Beverages', 'unit', 30],
    ['Beverages, fruit-flavored drink, dry powdered mix, low calorie', 'Beverages', 'cocoa-dry', 25],
    ['Orange juice, frozen concentrate, unsweetened, undiluted', 'Fruits and Fruit Juices', 'unit', 70],
    ['Puddings, chocolate, dry mix, instant', 'Sweets', 'cocoa-dry', 25],
    ['Potatoes, mashed, dehydrated, flakes without milk, dry form', VEGETABLES, 'unit', 30],
  ])('%s', (description, category, expected, grams) => {
    const { serving, flags } = judged(description, category)
    expect(serving).toMatchObject({ category: expected, grams })
    if (!description.includes('espresso')) expect(flags).toContain('dry-mix')
  })

  test('made up, they are judged as made up', () => {
    expect(judged('Soup, tomato, canned, prepared with equal volume water', SOUPS)).toMatchObject({
      serving: { category: 'soup', grams: 245 },
      flags: [],
    })
    expect(judged('Beverages, Cocoa mix, powder, prepared with water', 'Beverages').serving?.category).toBe('juice')
    const survey = { dataset: 'usda-fndds' } as const
    expect(judged('Pudding, chocolate, made from dry mix', 'Pudding', survey).serving?.category).toBe('pudding')
    expect(judged('Tea, iced, instant, black, unsweetened', 'Tea', survey).serving?.grams).toBe(360)
    expect(judged('Milk, dry, reconstituted, whole', 'Milk, whole', survey).serving?.category).toBe('milk')
  })
})

describe('raw dry beans and grains are judged dry (T6)', () => {
  test.each([
    ['Beans, black, mature seeds, raw', LEGUMES, 'legumes · ingredient · beans-dry · 35'],
    ['Lentils, dry', LEGUMES, 'legumes · ingredient · beans-dry · 35'],
    ['Beans, black, mature seeds, cooked, boiled, without salt', LEGUMES, 'legumes · side · beans-cooked · 90'],
    ['Beans, kidney, red, mature seeds, canned, solids and liquids', LEGUMES, 'legumes · side · beans-canned · 130'],
    ['Beans, kidney, red, mature seeds, canned, drained solids', LEGUMES, 'legumes · side · beans-cooked · 90'],
    ['Beans, kidney, mature seeds, sprouted, raw', VEGETABLES, 'legumes · side · vegetables · 85'],
    ['Quinoa, uncooked', GRAINS, 'whole-grains · ingredient · grain-dry · 45'],
    ['Quinoa, cooked', GRAINS, 'whole-grains · grain · grain-cooked · 140'],
    ['Rice, white, long-grain, regular, raw, enriched', GRAINS, 'refined-grains · ingredient · grain-dry · 45'],
    ['Pasta, dry, enriched', GRAINS, 'refined-grains · ingredient · pasta-dry · 55'],
    ['Cereals, CREAM OF RICE, dry', 'Breakfast Cereals', 'breakfast-cereals · ingredient · hot-cereal-dry · 40'],
    [
      'Cereals, CREAM OF RICE, cooked with water, with salt',
      'Breakfast Cereals',
      'breakfast-cereals · breakfast · hot-cereal · 240',
    ],
  ])('%s', (description, category, expected) => {
    expect(summary(description, category)).toBe(expected)
  })

  test('the survey speaks of rice as eaten, a shop of rice as sold', () => {
    expect(judged('Rice, white, no added fat', 'Rice', { dataset: 'usda-fndds' }).serving?.grams).toBe(140)
    expect(judged('RICE, LONG GRAIN', 'Rice', { dataset: 'usda-branded' }).serving?.grams).toBe(45)
  })
})

describe('what is never a source is marked (T7)', () => {
  test.each([
    ['Leavening agents, cream of tartar', 'Baked Products', 'never-source'],
    ['Leavening agents, baking powder, low-sodium', 'Baked Products', 'never-source'],
    ['Soy protein isolate, potassium type', LEGUMES, 'never-source'],
    ['Beverages, ABBOTT, ENSURE PLUS, ready-to-drink', 'Beverages', 'never-source'],
    ['Infant formula, ABBOTT NUTRITION, SIMILAC, powder', 'Baby Foods', 'never-source'],
    ['Protein supplement, milk based, Muscle Milk, powder', DAIRY, 'supplement'],
    ['NU-SALT, SALT SUBSTITUTE', 'Seasoning Mixes, Salts, Marinades & Tenderizers', 'salt-substitute'],
    ['MORTON LITE SALT', 'Seasoning Mixes, Salts, Marinades & Tenderizers', 'salt-substitute'],
  ] as const)('%s', (description, category, flag) => {
    expect(judged(description, category).flags).toContain(flag)
  })

  test('bread or oatmeal without salt is no salt substitute', () => {
    expect(judged('Bread, white, commercially prepared, low sodium, no salt', 'Baked Products').flags).toEqual([])
    expect(judged('PEANUTS, NO SALT', 'Popcorn, Peanuts, Seeds & Related Snacks').flags).toEqual([])
  })
})

describe('where nothing fits, that is said', () => {
  test.each([
    ['PINEAPPLE CHUNKS', 50, 'fruit · null · fruit · 140'],
    // Dried, or a sweet that is called after fruit: a name alone does not tell.
    ['ORGANIC PINEAPPLE', 395, 'null · null · per 100 g · 100'],
    ['FRUIT CHEWS', 409, 'null · null · per 100 g · 100'],
    ['FRUIT CUP', null, 'null · null · per 100 g · 100'],
    ['GREEN BEANS', 31, 'vegetables · null · vegetables · 85'],
  ])('%s without a category, %s kcal in 100 g', (description, energyKcal, expected) => {
    const amounts = { magnesium: null, potassium: null, sodium: null, energyKcal }
    expect(summary(description, null, { dataset: 'usda-branded', amounts })).toBe(expected)
  })

  test('baby foods are a group of their own and shown per 100 g', () => {
    expect(judged('Babyfood, fruit, bananas, strained', 'Baby Foods')).toMatchObject({
      group: 'baby-foods',
      serving: null,
      decidedBy: { serving: 'baby foods, per 100 g' },
    })
  })

  test('a food of no category and no known word has no group, role or serving', () => {
    expect(judged('CADBURY VARIETY PACK', null, { dataset: 'usda-branded' })).toEqual({
      group: null,
      role: null,
      serving: null,
      flags: [],
      decidedBy: { group: null, role: null, serving: NO_SERVING, flags: [] },
    })
    expect(judged('', 'A category of tomorrow').group).toBeNull()
  })

  test('a category is known however its dashes and spaces are set', () => {
    for (const dash of ['  ', ' – ', ' â€“ ', ' - '])
      expect(judged('A CUT', `Fish${dash}Unprepared/Unprocessed`, { dataset: 'usda-branded' }).group).toBe(
        'fish-and-seafood',
      )
  })

  test('a group known from the name alone gives no role', () => {
    const { group, role, decidedBy } = judged('STRING CHEESE STICKS', null, { dataset: 'usda-branded' })
    expect([group, role, decidedBy.group, decidedBy.role]).toEqual(['cheese', null, 'name: cheese', null])
  })
})

describe('the serving of a label', () => {
  const crackers = (amount: number, unit: 'g' | 'ml' = 'g') =>
    judged('CHEESE CRACKERS', 'Crackers & Biscotti', {
      dataset: 'usda-branded',
      labelServing: { amount, unit, household: '15 CRACKERS' },
    })

  test('stands before the reference amount', () => {
    expect(crackers(28)).toMatchObject({
      serving: { label: '15 crackers', grams: 28, category: 'crackers' },
      decidedBy: { serving: LABEL_SERVING },
    })
  })

  test('is not believed where it cannot be right', () => {
    for (const grams of [0.5, 5.9, 91, 1000])
      expect(crackers(grams), `${grams} g`).toMatchObject({ serving: { grams: 30 } })
    expect(crackers(6).serving?.grams).toBe(6)
    expect(crackers(90).serving?.grams).toBe(90)
  })

  test('in millilitres counts for drinks, whose amounts are per 100 ml, and for nothing else', () => {
    const drink = judged('COLA', 'Soda', {
      dataset: 'usda-branded',
      labelServing: { amount: 355, unit: 'ml', household: null },
    })
    expect(drink.serving).toMatchObject({ label: 'one serving by the label', grams: 355, state: 'drink' })
    expect(drink.decidedBy.serving).toBe(LABEL_SERVING_ML)
    expect(crackers(28, 'ml').serving?.grams).toBe(30)
  })

  test('serves a food of which nothing else is known, unless it is a whole package', () => {
    const unknown = (amount: number) =>
      judged('VARIETY PACK', null, {
        dataset: 'usda-branded',
        labelServing: { amount, unit: 'g', household: null },
      })
    expect(unknown(45)).toMatchObject({ group: null, serving: { grams: 45, category: 'unit' } })
    expect(unknown(601).serving).toBeNull()
    expect(unknown(0.1).serving).toBeNull()
  })

  test('of a powder made up does not make it a drink', () => {
    const instant = judged('INSTANT COFFEE', 'Coffee', {
      dataset: 'usda-branded',
      labelServing: { amount: 240, unit: 'ml', household: '1 CUP' },
    })
    expect(instant.serving?.grams).toBe(2)
  })
})
