import { href } from '@/lib/urls'

type AddFoodProps = {
  readonly list: string
  readonly meal: string
  readonly mealName: string
  readonly q: string
}

export function AddFood({ list, meal, mealName, q }: AddFoodProps) {
  const label = `Add a food to ${mealName}`
  return (
    <search>
      <form className="search addfood" action={href.listAdd(list, meal)} aria-label={label}>
        <input type="hidden" name="meal" value={meal} />
        <label className="unseen" htmlFor={`add-${meal}`}>
          {label}
        </label>
        <input
          className="field"
          id={`add-${meal}`}
          name="add"
          type="search"
          placeholder={label}
          defaultValue={q}
          maxLength={200}
          autoComplete="off"
        />
        <button className="btn" type="submit">
          Find<span className="unseen"> a food for {mealName}</span>
        </button>
      </form>
    </search>
  )
}
