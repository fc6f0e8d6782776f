import { JSONParser } from '@streamparser/json'
import type { Portion } from '../../nutrition/food'
import { type FdcFood, fdcFoodSchema, fdcNutrientSchema, fdcPortionSchema } from '../../schemas/import-fdc'
import type { SourceDataset } from '../../schemas/source-datasets'
import type { SourceFood, SourceRows } from '../source-food'
import { asUtf8 } from './encoding'
import { brandedDetail } from './fdc-kind'
import { baseName, type Member } from './member'
import { amountsOf, checkedAmount, NUTRIENTS, nutrientPlace, unitFactor } from './nutrient'
import { readPortion } from './portion'
import { SeenIds } from './seen-ids'
import { SourceProblem } from './source-problem'
import { type Reading, tidy } from './table'

/** The name of the array that holds the foods, and the data type of each. */
const JSON_ARRAYS: readonly {
  readonly array: string
  readonly dataset: SourceDataset
  readonly dataType: string
}[] = [
  { array: 'FoundationFoods', dataset: 'usda-foundation', dataType: 'Foundation' },
  { array: 'SRLegacyFoods', dataset: 'usda-sr-legacy', dataType: 'SR Legacy' },
  { array: 'SurveyFoods', dataset: 'usda-fndds', dataType: 'Survey (FNDDS)' },
  { array: 'BrandedFoods', dataset: 'usda-branded', dataType: 'Branded' },
]

/** A JSON file of foods, told by what it holds. */
export type JsonFile = {
  readonly member: Member
  readonly dataset: SourceDataset
  /** Whether the foods stand in an array without a name, as tools that split or filter a release write them. */
  readonly isBare: boolean
}

/** What the beginning of a JSON file says it holds; null for anything else. */
export function jsonFile(member: Member, start: string): JsonFile | null {
  const isBare = start.trimStart().startsWith('[')
  const found = JSON_ARRAYS.find(({ array, dataType }) =>
    isBare ? saysDataType(start, dataType) : new RegExp(`"${array}"\\s*:\\s*\\[`).test(start),
  )
  return found === undefined ? null : { member, dataset: found.dataset, isBare }
}

/** Of the first food; those that follow may be another's. */
function saysDataType(start: string, dataType: string): boolean {
  return /"fdcId"\s*:/.test(start) && /"dataType"\s*:\s*"([^"]*)"/.exec(start)?.[1] === dataType
}

/** The longest entry of a published release is under 200 KB. */
const LONGEST_ENTRY = 16 * 1024 * 1024

type Fault = { readonly field: string; readonly reason: string }

/** Goes through the entries of the one array of a JSON file without holding more than one of them. */
export async function* eachEntry(
  { member, isBare }: Pick<JsonFile, 'member' | 'isBare'>,
  signal: AbortSignal | undefined,
  onBytes: (count: number) => void,
): AsyncGenerator<{ readonly index: number; readonly value: unknown }> {
  const parser = new JSONParser({ paths: [isBare ? '$.*' : '$.*.*'], keepStack: false, stringBufferSize: 0 })
  let found: { index: number; value: unknown }[] = []
  let since = 0
  let ended = false
  parser.onValue = ({ value, key }) => {
    since = 0
    if (typeof key === 'number') found.push({ index: key, value })
  }
  parser.onEnd = () => {
    ended = true
  }
  const failed = (error: unknown) =>
    new SourceProblem(
      'damaged',
      `${baseName(member)} is no whole JSON: ${error instanceof Error ? error.message : error}`,
      {
        cause: error,
      },
    )
  let failure: unknown = null
  parser.onError = (error) => {
    failure = error
  }
  for await (const chunk of asUtf8(member.chunks(signal, onBytes))) {
    since += chunk.length
    if (since > LONGEST_ENTRY)
      throw new SourceProblem('refused', `${baseName(member)} has an entry of more than ${LONGEST_ENTRY} bytes.`)
    try {
      parser.write(chunk)
    } catch (error) {
      failure = error
    }
    yield* found
    found = []
    if (failure !== null) throw failed(failure)
  }
  if (!ended) throw failed('it ends too early')
}

/** Foods of FoodData Central's JSON, in the order they come. */
export async function* readFdcJson(json: JsonFile, reading: Reading): AsyncGenerator<SourceRows> {
  const { account, signal, onBytes } = reading
  const { dataset } = json
  const file = baseName(json.member)
  const dataType = JSON_ARRAYS.find((array) => array.dataset === dataset)?.dataType
  const seen = new SeenIds()
  for await (const { index, value } of eachEntry(json, signal, onBytes)) {
    const parsed = fdcFoodSchema.safeParse(value)
    const reject = (record: string | null, { field, reason }: Fault) =>
      account.reject({ file, line: index, field, reason, record })
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      reject(idOf(value), { field: issue?.path.join('.') ?? '', reason: issue?.message ?? 'no food' })
    } else {
      const food = parsed.data
      const record = String(food.fdcId)
      if (!seen.add(food.fdcId)) reject(record, { field: 'fdcId', reason: 'the same fdcId as an earlier entry' })
      else if (food.dataType != null && food.dataType !== dataType) account.note(file, `dataType ${food.dataType}`)
      else if (tidy(food.description) === '') reject(record, { field: 'description', reason: 'no description' })
      else
        account.food(
          sourceFood(
            dataset,
            food,
            (fault) => reject(record, fault),
            (reason) => account.note(file, reason),
          ),
        )
    }
    yield account.take()
  }
}

function idOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'fdcId' in value ? String(value.fdcId).slice(0, 40) : null
}

function orNull(text: string | number | null | undefined): string | null {
  const words = tidy(String(text ?? ''))
  return words === '' ? null : words
}

function sourceFood(
  dataset: SourceDataset,
  food: FdcFood,
  reject: (fault: Fault) => void,
  note: (reason: string) => void,
): SourceFood {
  const { detail, fault } = brandedDetail({
    gtin: orNull(food.gtinUpc),
    owner: orNull(food.brandOwner),
    name: orNull(food.brandName),
    size: food.servingSize == null ? '' : String(food.servingSize),
    unit: food.servingSizeUnit ?? '',
    household: orNull(food.householdServingFullText),
    category: orNull(food.brandedFoodCategory),
  })
  if (fault !== null) reject(fault)
  const category = typeof food.foodCategory === 'string' ? food.foodCategory : food.foodCategory?.description
  return {
    dataset,
    record: String(food.fdcId),
    stableKey: orNull(food.ndbNumber) ?? orNull(food.foodCode) ?? detail.stableKey,
    description: tidy(food.description),
    category: detail.category ?? orNull(category) ?? orNull(food.wweiaFoodCategory?.wweiaFoodCategoryDescription),
    brand: detail.brand,
    labelServing: detail.labelServing,
    amounts: amountsOf(amounts(food.foodNutrients, reject, note)),
    portions: portions(food.foodPortions ?? [], reject),
  }
}

function amounts(
  entries: readonly unknown[],
  reject: (fault: Fault) => void,
  note: (reason: string) => void,
): readonly (number | null)[] {
  const values: (number | null)[] = NUTRIENTS.map(() => null)
  entries.forEach((entry, index) => {
    const parsed = fdcNutrientSchema.safeParse(entry)
    const field = `foodNutrients.${index}`
    const id = parsed.data?.nutrient?.id ?? parsed.data?.nutrientId
    if (!parsed.success || id == null) {
      reject({ field, reason: 'no nutrient id' })
      return
    }
    const place = nutrientPlace(id)
    if (place < 0) note('nutrients that are not read')
    else if (parsed.data.amount == null) note('no amount given: unknown')
    else {
      const unit = parsed.data.nutrient?.unitName ?? parsed.data.unitName ?? ''
      const factor = unitFactor(place, unit)
      const amount =
        factor === null
          ? `unit ${unit || 'none'} does not measure this nutrient`
          : checkedAmount(place, String(parsed.data.amount), factor)
      if (typeof amount === 'string') reject({ field: `${field}.amount`, reason: amount })
      else if (values[place] !== null) reject({ field, reason: `nutrient ${id} given before` })
      else values[place] = amount
    }
  })
  return values
}

function portions(entries: readonly unknown[], reject: (fault: Fault) => void): readonly Portion[] {
  const read: Portion[] = []
  entries.forEach((entry, index) => {
    const parsed = fdcPortionSchema.safeParse(entry)
    const field = `foodPortions.${index}`
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      reject({ field: [field, ...(issue?.path ?? [])].join('.'), reason: issue?.message ?? 'no portion' })
      return
    }
    const { amount, measureUnit, portionDescription, modifier, gramWeight } = parsed.data
    const portion = readPortion({
      amount: amount == null ? '' : String(amount),
      unit: tidy(measureUnit?.name ?? ''),
      description: tidy(portionDescription ?? ''),
      modifier: tidy(modifier ?? ''),
      grams: gramWeight == null ? '' : String(gramWeight),
    })
    if ('reason' in portion) reject({ field: `${field}.${portion.field}`, reason: portion.reason })
    else read.push(portion)
  })
  return read
}
