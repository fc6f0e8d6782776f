/** A day to start from when somebody has no list yet: one serving of each, by food id, in the meals of a new day. */
export const EXAMPLE_LIST = {
  name: 'An ordinary Tuesday',
  meals: [
    { foods: ['corn-flakes', 'milk-skim', 'banana'] },
    { foods: ['chicken-noodle-soup-canned-prepared', 'whole-wheat-bread', 'cheddar'] },
    { foods: ['salmon-wild-atlantic-cooked', 'potatoes-baked-with-skin', 'spinach-boiled', 'soy-sauce'] },
  ],
} as const satisfies { name: string; meals: readonly { foods: readonly string[] }[] }
