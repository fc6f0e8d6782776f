import { randomUUID } from 'node:crypto'
import { catalogue } from '../../db/catalogue'
import { addItem } from '../../lists/edit-item'
import { EXAMPLE_LIST } from '../../lists/example-list'
import type { MealList } from '../../lists/list'
import { toMeasure } from '../../lists/measure-fields'
import { newList } from '../../lists/new-list'
import type { Result } from '../../lists/refusal'
import { SERVING_PORTION } from '../../nutrition/measure'
import { command, save } from './command'

/** Makes the example a list of one's own: one serving of each of its foods. */
export const startExample = command('start-example', {}, async (lists) => {
  const foods = await catalogue().foods(EXAMPLE_LIST.meals.flatMap((meal) => meal.foods))
  const empty = newList(EXAMPLE_LIST.name, 'day', randomUUID, new Date())
  const meals = empty.ok ? empty.value.meals : []
  const items = meals.flatMap(({ id: meal }, place) =>
    foods
      .filter((food) => EXAMPLE_LIST.meals[place]?.foods.some((id) => id === food.id))
      .map(({ id: foodId, serving: { grams } }) => ({ meal, item: randomUUID(), foodId, grams })),
  )
  const measure = toMeasure(1, SERVING_PORTION)
  const filled = items.reduce<Result<MealList>>(
    (list, item) => (list.ok ? addItem(list.value, { ...item, measure }) : list),
    empty,
  )
  return save(lists, null, filled, { did: 'start-example' })
})
