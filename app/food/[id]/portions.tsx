import { Submit } from '@/app/_ui/submit'
import type { Food } from '@/lib/nutrition/food'
import { formatGrams } from '@/lib/nutrition/format'
import { SERVING_PORTION } from '@/lib/nutrition/measure'
import { href } from '@/lib/urls'
import { type ChosenPortion, portionChoices } from './portion-choice'

/** How much of it to look at: a measure of the food's own, or grams. */
export function Portions({ food, chosen }: { readonly food: Food; readonly chosen: ChosenPortion }) {
  const { choice, note, typed } = chosen
  return (
    <>
      <nav className="portions" aria-label="Portion">
        <ul>
          {portionChoices(food).map(({ id, label, grams }) => (
            <li key={id}>
              <a
                href={id === SERVING_PORTION ? href.food(food.id) : href.foodPortion(food.id, id)}
                aria-current={id === choice.id ? 'true' : undefined}
              >
                {label}
                <span className="tiny num">{formatGrams(grams)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form className="grams" action={href.food(food.id)}>
        <label htmlFor="grams" className="small">
          Or grams
        </label>
        <input
          className="field"
          id="grams"
          name="grams"
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          defaultValue={typed}
          aria-invalid={note !== null || undefined}
          aria-describedby={note === null ? undefined : 'portion-note'}
        />
        <Submit>Show</Submit>
      </form>
      {note !== null && (
        <p className="note" id="portion-note" role="alert">
          {note}
        </p>
      )}
    </>
  )
}
