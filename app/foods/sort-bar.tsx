import { Submit } from '@/app/_ui/submit'
import { defaultOrder, defaultSort, type FoodQuery, type Sort } from '@/lib/catalogue/query'
import { BASES, type Basis } from '@/lib/nutrition/basis'

const SORT_WORDS: Readonly<Record<Sort, string>> = {
  relevance: 'Best match',
  name: 'Name',
  magnesium: 'Magnesium',
  potassium: 'Potassium',
  sodium: 'Sodium',
  'potassium-sodium': 'Potassium for its sodium',
}

export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  serving: 'Serving',
  '100g': '100 g',
  '100kcal': '100 kcal',
}

const SORTED_BY: readonly Sort[] = ['magnesium', 'potassium', 'sodium', 'potassium-sodium']

function orderWords(sort: Sort): { readonly asc: string; readonly desc: string } {
  if (sort === 'name') return { asc: 'A to Z', desc: 'Z to A' }
  if (sort === 'relevance') return { asc: 'Best first', desc: 'Best last' }
  return { asc: 'Least first', desc: 'Most first' }
}

/** How results are ordered and measured. An empty value is the usual choice, so that it need not stand in the address. */
export function SortBar({ query, form }: { readonly query: FoodQuery; readonly form: string }) {
  const usual = defaultSort(query.q)
  const usualOrder = defaultOrder(query.sort)
  const otherOrder = usualOrder === 'asc' ? 'desc' : 'asc'
  const words = orderWords(query.sort)
  return (
    <div className="sortbar">
      <span className="sorts">
        <label>
          <span>Sort by</span>
          <select className="field" name="sort" form={form} defaultValue={query.sort === usual ? '' : query.sort}>
            <option value="">{SORT_WORDS[usual]}</option>
            {usual === 'relevance' && <option value="name">{SORT_WORDS.name}</option>}
            {SORTED_BY.map((sort) => (
              <option
                key={sort}
                value={sort}
                className={sort === 'potassium-sodium' ? 'encourages-potassium' : undefined}
              >
                {SORT_WORDS[sort]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="unseen">Order</span>
          <select
            className="field"
            name="order"
            form={form}
            defaultValue={query.order === usualOrder ? '' : query.order}
          >
            <option value="">{words[usualOrder]}</option>
            <option value={otherOrder}>{words[otherOrder]}</option>
          </select>
        </label>
      </span>
      <fieldset className="switch">
        <legend className="unseen">Amounts per</legend>
        {BASES.map((basis) => (
          <span key={basis}>
            <input
              type="radio"
              name="basis"
              form={form}
              id={`basis-${basis}`}
              value={basis}
              defaultChecked={query.basis === basis}
            />
            <label htmlFor={`basis-${basis}`}>{BASIS_WORDS[basis]}</label>
          </span>
        ))}
      </fieldset>
      <noscript>
        <Submit form={form}>Show</Submit>
      </noscript>
    </div>
  )
}
