import { catalogue } from '@/lib/db/catalogue'

/** Foods on which this page shows what it explains. What they hold and how they are judged is read, not told here. */
const IDS = {
  anatomy: 'spinach-raw',
  nearMiss: 'kale-raw',
  mixed: 'tomato-juice-salted',
  magnesium: ['black-beans-boiled', 'walnuts', 'kale-raw'],
  potassium: ['spinach-raw', 'pistachios-dry-roasted-unsalted', 'apple'],
  sodium: ['chicken-noodle-soup-canned-prepared', 'whole-wheat-bread', 'spinach-raw'],
} as const

export type ExampleFoods = Awaited<ReturnType<typeof exampleFoods>>

/** The foods of `states` are one for each level of the mineral, the highest first. */
export async function exampleFoods() {
  const reader = catalogue()
  const [anatomy, nearMiss, mixed, magnesium, potassium, sodium] = await Promise.all([
    reader.food(IDS.anatomy),
    reader.food(IDS.nearMiss),
    reader.food(IDS.mixed),
    reader.foods(IDS.magnesium),
    reader.foods(IDS.potassium),
    reader.foods(IDS.sodium),
  ])
  return { anatomy, nearMiss, mixed, states: { magnesium, potassium, sodium } }
}
