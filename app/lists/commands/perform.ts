import 'server-only'
import { randomUUID } from 'node:crypto'
import { catalogue } from '@/lib/db/catalogue'
import { type ListKeeper, lists } from '@/lib/db/lists'
import type { ListCommand, Result } from '@/lib/lists/command'
import { EXAMPLE_LIST } from '@/lib/lists/example-list'
import type { MealList } from '@/lib/lists/list'
import { step } from '@/lib/lists/step'
import { readAmount } from '@/lib/lists/typed-amount'
import { type Measure, SERVING_PORTION } from '@/lib/nutrition/measure'
import { gramsOf } from '@/lib/nutrition/portion'
import type { ListForm } from '@/lib/schemas/list-commands'
import { type Done, type Outcome, type Problem, problemOf } from '../outcome'

type Form<Do extends ListForm['do']> = Extract<ListForm, { do: Do }>

/** Does what a form asks, as this owner. */
export async function perform(owner: string, form: ListForm): Promise<Outcome> {
  const keeper = lists()
  switch (form.do) {
    case 'create-list': {
      const made = await keeper.create(owner, form.name, form.scope)
      return made.ok ? did('created', made.value, made.value.id) : refusedAt(made, null, 'create', form.name)
    }
    case 'start-example':
      return startExample(keeper, owner)
    case 'duplicate-list': {
      const copy = await keeper.duplicate(owner, form.list)
      if (copy === null) return failed('gone-list', null, null)
      return copy.ok ? did('duplicated', copy.value, copy.value.id) : refusedAt(copy, null, form.list)
    }
    case 'delete-list': {
      await keeper.remove(owner, form.list)
      const name = await keeper.deletedName(owner, form.list)
      return name === null ? failed('gone-list', null, null) : did('deleted-list', null, form.list)
    }
    case 'restore-list': {
      const restored = await keeper.restore(owner, form.list)
      if (restored === null) return failed('gone-list', null, null)
      return restored.ok ? did('restored-list', null, form.list) : refusedAt(restored, null, form.list)
    }
    case 'add-food':
      return addFood(keeper, owner, form)
    case 'set-measure':
      return setMeasure(keeper, owner, form)
    default: {
      const command = toCommand(form)
      const at = aboutOf(command, form.list)
      const result = await keeper.edit(owner, form.list, [command])
      if (result === null) return failed('gone-list', null, null)
      return result.ok ? did(DID[form.do], result.value, at) : refusedAt(result, form.list, at, typedName(form))
    }
  }
}

type PlainForm = Exclude<
  ListForm,
  Form<'create-list' | 'start-example' | 'duplicate-list' | 'delete-list' | 'restore-list' | 'add-food' | 'set-measure'>
>

const DID: Readonly<Record<PlainForm['do'], Done>> = {
  'rename-list': 'renamed',
  'set-scope': 'judged',
  'add-meal': 'added-meal',
  'rename-meal': 'renamed',
  'move-meal': 'moved',
  'remove-meal': 'removed-meal',
  'restore-meal': 'restored',
  'move-item': 'moved',
  'remove-item': 'removed-item',
  'restore-item': 'restored',
}

function toCommand(form: PlainForm): ListCommand {
  switch (form.do) {
    case 'rename-list':
      return { kind: form.do, name: form.name, seen: form.seen }
    case 'set-scope':
      return { kind: form.do, scope: form.scope, seen: form.seen }
    case 'add-meal':
      return { kind: form.do, meal: randomUUID(), name: form.name }
    case 'rename-meal':
      return { kind: form.do, meal: form.meal, name: form.name, seen: form.seen }
    case 'move-meal':
      return { kind: form.do, meal: form.meal, position: form.position, seen: form.seen }
    case 'remove-meal':
      return { kind: form.do, meal: form.meal, seen: form.seen }
    case 'restore-meal':
      return { kind: form.do, meal: form.meal }
    case 'move-item':
      return { kind: form.do, item: form.item, meal: form.meal, position: form.position, seen: form.seen }
    case 'remove-item':
      return { kind: form.do, item: form.item, seen: form.seen }
    case 'restore-item':
      return { kind: form.do, item: form.item }
  }
}

/** The list, meal or item that a command is about. */
function aboutOf(command: ListCommand, list: string): string {
  if ('item' in command) return command.item
  return 'meal' in command ? command.meal : list
}

function typedName(form: PlainForm): string | null {
  return 'name' in form ? form.name : null
}

async function addFood(keeper: ListKeeper, owner: string, form: Form<'add-food'>): Promise<Outcome> {
  const food = await catalogue().food(form.food)
  if (food === null) return failed('unknown-food', form.list ?? null, form.meal ?? null)
  const typed = form.amount ?? '1'
  const unit = form.measure ?? SERVING_PORTION
  const amount = readAmount(typed)
  if (!amount.ok) return failed(amount.problem, form.list ?? null, form.meal ?? null, typed, unit)
  const measure = toMeasure(amount.amount, unit)
  const grams = gramsOf(measure, food)
  if (grams === null) return failed('unknown-portion', form.list ?? null, form.meal ?? null, typed, unit)

  const list = form.list ?? (await lastUsed(keeper, owner))
  if (typeof list !== 'string') return refusedAt(list, null, null)
  const item = randomUUID()
  const add = (meal: string | null): ListCommand => ({ kind: 'add-item', item, meal, foodId: food.id, measure, grams })
  let result = await keeper.edit(owner, list, [add(form.meal ?? null)])
  if (result && !result.ok && result.refusal.reason === 'gone' && form.meal === undefined) {
    const meal = randomUUID()
    result = await keeper.edit(owner, list, [{ kind: 'add-meal', meal, name: 'Meal' }, add(meal)])
  }
  if (result === null) return failed('gone-list', null, null)
  return result.ok ? did('added', result.value, item) : refusedAt(result, list, form.meal ?? null)
}

async function lastUsed(keeper: ListKeeper, owner: string): Promise<string | Result<MealList>> {
  const [last] = await keeper.summaries(owner)
  if (last !== undefined) return last.id
  const made = await keeper.create(owner, 'My list', 'day')
  return made.ok ? made.value.id : made
}

async function setMeasure(keeper: ListKeeper, owner: string, form: Form<'set-measure'>): Promise<Outcome> {
  const { list, item: at, amount: typed, measure: unit } = form
  const amount = readAmount(typed)
  if (!amount.ok) return failed(amount.problem, list, at, typed, unit)
  const now = await keeper.read(owner, list)
  if (now === null) return failed('gone-list', null, null)
  const item = now.meals.flatMap((meal) => meal.items).find(({ id }) => id === at)
  if (item === undefined) return failed('gone-item', list, at)
  const stepped = form.step ? step(amount.amount, unit === GRAMS ? 'grams' : 'portion', form.step) : amount.amount
  const measure = toMeasure(stepped, unit)
  const food = await catalogue().food(item.foodId)
  const grams = food === null ? inGramsOnly(measure) : gramsOf(measure, food)
  if (grams === null) return failed('unknown-portion', list, at, typed, unit)
  const result = await keeper.edit(owner, list, [{ kind: 'set-measure', item: at, measure, grams, seen: form.seen }])
  if (result === null) return failed('gone-list', null, null)
  return result.ok ? did('saved', result.value, at) : refusedAt(result, list, at, String(stepped), unit)
}

async function startExample(keeper: ListKeeper, owner: string): Promise<Outcome> {
  const foods = await catalogue().foods(EXAMPLE_LIST.meals.flatMap((meal) => meal.foods))
  const made = await keeper.create(owner, EXAMPLE_LIST.name, 'day')
  if (!made.ok) return refusedAt(made, null, null)
  const commands = made.value.meals.flatMap((meal, place) =>
    foods
      .filter((food) => EXAMPLE_LIST.meals[place]?.foods.some((id) => id === food.id))
      .map((food): ListCommand => {
        const measure: Measure = { unit: 'portion', portion: SERVING_PORTION, quantity: 1 }
        const { grams } = food.serving
        return { kind: 'add-item', item: randomUUID(), meal: meal.id, foodId: food.id, measure, grams }
      }),
  )
  const filled = await keeper.edit(owner, made.value.id, commands)
  return filled?.ok ? did('created', filled.value, made.value.id) : failed('gone-list', null, null)
}

const GRAMS = 'g'

function toMeasure(amount: number, unit: string): Measure {
  return unit === GRAMS ? { unit: 'grams', grams: amount } : { unit: 'portion', portion: unit, quantity: amount }
}

function inGramsOnly(measure: Measure): number | null {
  return measure.unit === 'grams' ? measure.grams : null
}

function did(what: Done, list: MealList | null, at: string): Outcome {
  return { ok: true, did: what, list: list && { id: list.id, name: list.name }, at, revision: revisionOf(list, at) }
}

function revisionOf(list: MealList | null, id: string): number | null {
  if (list === null) return null
  const things = [list, ...list.meals, ...list.meals.flatMap((meal) => meal.items)]
  return things.find((thing) => thing.id === id)?.revision ?? null
}

function refusedAt(
  result: Result<unknown>,
  list: string | null,
  at: string | null,
  typed: string | null = null,
  measure: string | null = null,
): Outcome {
  return failed(result.ok ? 'not-understood' : problemOf(result.refusal), list, at, typed, measure)
}

function failed(
  problem: Problem,
  list: string | null,
  at: string | null,
  typed: string | null = null,
  measure: string | null = null,
): Outcome {
  return { ok: false, problem, list, at, typed, measure }
}
