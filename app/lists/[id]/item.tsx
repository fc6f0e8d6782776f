import { thresholds } from '@/lib/content/thresholds'
import { kidneyMark } from '@/lib/guidance/kidney-mark'
import type { Entry } from '@/lib/lists/entry'
import type { MealList } from '@/lib/lists/list'
import { measureFields } from '@/lib/lists/measure-fields'
import { measureWords } from '@/lib/lists/measure-words'
import type { Food } from '@/lib/nutrition/food'
import { itemAmount } from '@/lib/nutrition/list-item'
import { SERVING_PORTION } from '@/lib/nutrition/measure'
import { measuresOf } from '@/lib/nutrition/portion'
import type { ListPageQuery } from '@/lib/schemas/list-page-query'
import { href } from '@/lib/urls'
import { Triad } from '../../_ui/triad'
import { envelopeId } from '../envelope-id'
import { Notice } from '../notice'
import { doneWords, isRefusal } from '../outcome-words'
import { ItemAmount, type Unit } from './item-amount'

type ItemProps = { readonly list: MealList; readonly entry: Entry; readonly query: ListPageQuery }

/** A food in a meal: how much, and its three tiles for that much. The level stays what it is per usual serving. */
export function ItemBody({ list, entry, query }: ItemProps) {
  const { item, food, source } = entry
  const here = query.at === item.id
  const problem = here && isRefusal(query.problem) ? query.problem : null
  const { typed, measure = SERVING_PORTION } = query
  const refused = problem === null || typed === undefined ? null : { problem, amount: typed, measure }
  const said = here ? doneWords(query.did, food.name) : null
  return (
    <>
      <div>
        <h3>{source === null ? food.name : <a href={href.food(food.id)}>{food.name}</a>}</h3>
        <ItemAmount
          envelope={envelopeId()}
          list={list.id}
          item={item.id}
          name={food.name}
          revision={item.revision}
          {...measureFields(item.measure)}
          grams={item.grams}
          words={measureWords(item.measure)}
          units={unitsOf(source, entry)}
          refused={refused}
        />
        {said !== null && <Notice tone="news">{said}</Notice>}
        <KidneyMark entry={entry} />
      </div>
      <Triad
        levels={food.levels}
        amount={(mineral) => itemAmount(entry, mineral)}
        of="in this portion; level per usual serving"
      />
    </>
  )
}

function unitsOf(food: Food | null, { item }: Entry): readonly Unit[] {
  const units = food === null ? [] : measuresOf(food).map(({ portion, label, grams }) => unit(portion, label, grams))
  const { measure } = item
  if (measure.unit === 'grams' || units.some(({ value }) => value === measure.portion)) return units
  return [...units, unit(measure.portion, measure.portion, item.grams / measure.quantity)]
}

function unit(portion: string, label: string, grams: number): Unit {
  const plain = label.replace(/^1 (?=\p{L})/u, '')
  return { value: portion, label: portion === SERVING_PORTION ? 'serving' : plain, grams }
}

/** Behind a closed gate: foods with much potassium, and foods of which nobody knows. */
function KidneyMark({ entry }: { readonly entry: Entry }) {
  const least = thresholds.kidneyPotassium
  const mark = kidneyMark(entry, least)
  if (mark === 'none') return null
  if (mark === 'cannot-be-checked') {
    return <span className="kmark gate-closed-only">Potassium not measured: cannot be checked</span>
  }
  const portion = itemAmount(entry, 'potassium')
  return (
    <span className="kmark gate-closed-only">
      <b>K {least}+</b> {least} mg potassium or more{' '}
      {portion !== null && Math.round(portion) >= least ? '' : 'in a usual serving'}
    </span>
  )
}
