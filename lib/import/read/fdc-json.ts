import { type FdcFood, fdcFoodSchema, fdcNutrientSchema, fdcPortionSchema } from '../../schemas/import-fdc'
import type { SourceDataset } from '../../schemas/source-datasets'
import type { SourceFood, SourceRows } from '../source-food'
import { orNull, tidy } from '../tidy'
import { asUtf8 } from './encoding'
import { FDC_KINDS, type FdcKind, labelDetail } from './fdc-kind'
import { JsonParser, MOST_LEVELS, TooDeep } from './json-parser'
import { baseName, type Member } from './member'
import { amountsOf, checkedAmount, nutrientPlace } from './nutrient'
import { PORTION, type PortionRow, readPortions } from './portion'
import { SeenIds } from './seen-ids'
import { SourceProblem } from './source-problem'
import type { Reading } from './table'

/** A JSON file of foods, told by what it holds. */
export type JsonFile = {
  readonly member: Member
  readonly kind: FdcKind
  /** Whether the foods stand in an array without a name, as tools that split or filter a release write them. */
  readonly isBare: boolean
}

/** What the beginning of a JSON file says it holds; null for anything else. */
export function jsonFile(member: Member, start: string): JsonFile | null {
  const isBare = start.trimStart().startsWith('[')
  const kind = FDC_KINDS.find(({ jsonArray, jsonType }) =>
    isBare ? saysDataType(start, jsonType) : new RegExp(`"${jsonArray}"\\s*:\\s*\\[`).test(start),
  )
  return kind === undefined ? null : { member, kind, isBare }
}

/** Of the first food; those that follow may be another's. */
function saysDataType(start: string, dataType: string): boolean {
  return /"fdcId"\s*:/.test(start) && /"dataType"\s*:\s*"([^"]*)"/.exec(start)?.[1] === dataType
}

/** The longest entry of a published release is under 200 KB. */
const LONGEST_ENTRY = 2 * 1024 * 1024

/** Goes through the entries of the one array of a JSON file without holding more than one of them. */
export async function* eachEntry(
  { member, isBare }: Pick<JsonFile, 'member' | 'isBare'>,
  signal?: AbortSignal,
  onBytes?: (count: number) => void,
): AsyncGenerator<{ readonly index: number; readonly value: unknown }> {
  let found: { index: number; value: unknown }[] = []
  let since = 0
  const parser = new JsonParser(isBare ? '$.*' : '$.*.*', (value, key) => {
    since = 0
    if (typeof key === 'number') found.push({ index: key, value })
  })
  const damaged = (why: string, cause?: unknown) =>
    new SourceProblem('damaged', `${baseName(member)} is no whole JSON: ${why}`, { cause })
  for await (const chunk of asUtf8(member.chunks(signal, onBytes))) {
    since += chunk.length
    if (since > LONGEST_ENTRY)
      throw new SourceProblem('refused', `${baseName(member)} has an entry of more than ${LONGEST_ENTRY} bytes.`)
    let failure: SourceProblem | null = null
    try {
      parser.write(chunk)
    } catch (error) {
      failure =
        error instanceof TooDeep
          ? new SourceProblem('refused', `${baseName(member)} is nested more than ${MOST_LEVELS} deep.`)
          : damaged(error instanceof Error ? error.message : String(error), error)
    }
    yield* found
    found = []
    if (failure !== null) throw failure
  }
  if (!parser.isEnded) throw damaged('it ends too early')
}

/** Foods of FoodData Central's JSON, in the order they come. */
export async function* readFdcJson(json: JsonFile, reading: Reading): AsyncGenerator<SourceRows> {
  const { collector, signal, onBytes } = reading
  const { dataset, jsonType } = json.kind
  const file = baseName(json.member)
  const seen = new SeenIds()
  for await (const { index, value } of eachEntry(json, signal, onBytes)) {
    const parsed = fdcFoodSchema.safeParse(value)
    const record = fieldOf(value, 'fdcId')?.slice(0, 40) ?? null
    const reject = (field: string, reason: string) => collector.reject({ file, line: index, field, reason, record })
    const note = (reason: string) => collector.note(file, reason)
    const food = parsed.data
    if (food === undefined) rejectIssue(parsed.error?.issues[0], [], 'no food', reject)
    else if (!seen.add(food.fdcId)) reject('fdcId', 'the same fdcId as an earlier entry')
    else if (food.dataType != null && food.dataType !== jsonType) note(`dataType ${food.dataType}`)
    else if (tidy(food.description) === '') reject('description', 'no description')
    else collector.food(sourceFood(dataset, food, reject, note))
    yield collector.take()
  }
}

/** What an entry says in a field, as text, whatever the entry is; null where that is neither text nor a number. */
export function fieldOf(entry: unknown, name: string): string | null {
  if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, name)) return null
  const said: unknown = Reflect.get(entry, name)
  return typeof said === 'string' || typeof said === 'number' ? String(said) : null
}

type Reject = (field: string, reason: string) => void

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

function rejectIssue(issue: Issue | undefined, at: readonly string[], otherwise: string, reject: Reject): void {
  reject([...at, ...(issue?.path ?? [])].join('.'), issue?.message ?? otherwise)
}

function sourceFood(dataset: SourceDataset, food: FdcFood, reject: Reject, note: (reason: string) => void): SourceFood {
  const { fault, ...label } = labelDetail([
    food.gtinUpc,
    food.brandOwner,
    food.brandName,
    food.servingSize,
    food.servingSizeUnit,
    food.householdServingFullText,
    food.brandedFoodCategory,
  ])
  if (fault !== null) reject(fault.field, fault.reason)
  const category = typeof food.foodCategory === 'string' ? food.foodCategory : food.foodCategory?.description
  return {
    ...label,
    dataset,
    record: String(food.fdcId),
    stableKey: orNull(food.ndbNumber) ?? orNull(food.foodCode) ?? label.stableKey,
    description: tidy(food.description),
    category: label.category ?? orNull(category) ?? orNull(food.wweiaFoodCategory?.wweiaFoodCategoryDescription),
    amounts: amountsIn(food.foodNutrients, reject, note),
    portions: readPortions(portionRows(food.foodPortions ?? [], reject), (index, { field, reason }) =>
      reject(`foodPortions.${index}.${field}`, reason),
    ),
  }
}

function amountsIn(entries: readonly unknown[], reject: Reject, note: (reason: string) => void): SourceFood['amounts'] {
  const values: number[] = []
  for (const [index, entry] of entries.entries()) {
    const { data } = fdcNutrientSchema.safeParse(entry)
    const field = `foodNutrients.${index}`
    const id = data?.nutrient?.id ?? data?.nutrientId
    const place = id == null ? -1 : nutrientPlace(id)
    if (data === undefined || id == null) reject(field, 'no nutrient id')
    else if (place < 0) note('nutrients that are not read')
    else if (data.amount == null) note('no amount given: unknown')
    else {
      const unit = data.nutrient?.unitName ?? data.unitName ?? ''
      const amount = checkedAmount(place, fieldOf(data, 'amount') ?? '', unit)
      if (typeof amount === 'string') reject(`${field}.amount`, amount)
      else if (values[place] !== undefined) reject(field, `nutrient ${id} given before`)
      else values[place] = amount
    }
  }
  return amountsOf(values)
}

function* portionRows(entries: readonly unknown[], reject: Reject): Generator<PortionRow> {
  for (const [index, entry] of entries.entries()) {
    const { data, error } = fdcPortionSchema.safeParse(entry)
    if (data === undefined) rejectIssue(error?.issues[0], ['foodPortions', String(index)], 'no portion', reject)
    else {
      const { amount, measureUnit, portionDescription, modifier, gramWeight } = data
      const texts = [amount, measureUnit?.name, portionDescription, modifier, gramWeight]
      const [count = '', unit = '', words = '', code = '', grams = ''] = texts.map((text) => tidy(String(text ?? '')))
      yield [PORTION, index, count, unit, words, code, grams]
    }
  }
}
