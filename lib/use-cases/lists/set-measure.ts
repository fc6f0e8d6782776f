import { catalogue } from '../../db/catalogue'
import { findItem, setMeasure as setMeasureOf } from '../../lists/edit-item'
import { toMeasure } from '../../lists/measure-fields'
import { notDone } from '../../lists/outcome'
import { step as stepFrom } from '../../lists/step'
import { readAmount } from '../../lists/typed-amount'
import { gramsOf } from '../../nutrition/portion'
import { amount, id, measure, seen, step } from '../../schemas/list-fields'
import { commandOn, save } from './command'

const fields = { item: id, amount, measure, step: step.exactOptional(), seen }

/** Changes how much of a food there is: to what was typed, or a step from there. */
export const setMeasure = commandOn('set-measure', fields, async (lists, list, asked) => {
  const { item, seen: revision } = asked
  const landing = { list: list.id, at: item }
  const typed = { text: asked.amount, measure: asked.measure }
  const read = readAmount(asked.amount)
  if (!read.ok) return notDone(read.refusal, landing, typed)
  const found = findItem(list, item)
  if (found === null) return notDone('gone-item', landing)
  const { unit } = toMeasure(read.value, asked.measure)
  const quantity = asked.step === undefined ? read.value : stepFrom(read.value, unit, asked.step)
  const wanted = toMeasure(quantity, asked.measure)
  const food = await catalogue().food(found.item.foodId)
  const grams = food !== null ? gramsOf(wanted, food) : wanted.unit === 'grams' ? wanted.grams : null
  if (grams === null) return notDone('unknown-portion', landing, typed)
  const after = setMeasureOf(list, { item, measure: wanted, grams, seen: revision })
  return save(lists, list, after, { did: 'set-measure', at: item, typed: { ...typed, text: String(quantity) } })
})
