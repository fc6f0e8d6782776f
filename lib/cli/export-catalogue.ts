import { csvLine } from '../build/csv-file'
import { receiptWords } from '../build/receipt-words'
import type { CatalogueFood } from '../db/food-rows'
import type { WholeCatalogue } from '../db/whole-catalogue'
import { judge } from '../nutrition/levels'
import type { Receipt } from '../nutrition/receipt'
import { receipts } from '../nutrition/receipts'
import { documentTags, measuredTags, type Tag } from '../nutrition/tag'
import type { Thresholds } from '../nutrition/thresholds'

type ExportedFood = CatalogueFood & {
  readonly tags: readonly { readonly tag: Tag; readonly kind: 'measured' | 'document' }[]
  readonly receipts: readonly Receipt[]
}

function* exportedFoods(catalogue: WholeCatalogue, thresholds: Thresholds): Generator<ExportedFood> {
  for (const one of catalogue.foods()) {
    const { food } = one
    yield {
      ...one,
      tags: [
        ...measuredTags(judge(food, thresholds)).map((tag) => ({ tag, kind: 'measured' as const })),
        ...documentTags(food.named).map((tag) => ({ tag, kind: 'document' as const })),
      ],
      receipts: receipts(food, thresholds),
    }
  }
}

const CSV_HEADER = [
  ...['id', 'name', 'official name', 'group', 'role', 'serving', 'serving g', 'energy kcal per 100 g'],
  ...['magnesium mg per 100 g', 'potassium mg per 100 g', 'sodium mg per 100 g', 'tags', 'receipts'],
  ...['dataset', 'release', 'record', 'decided by'],
]

/** The catalogue as CSV, piece by piece. An empty cell is unknown. No cell starts a formula. */
export function* exportCsv(catalogue: WholeCatalogue, thresholds: Thresholds): Generator<string> {
  yield csvLine(CSV_HEADER)
  for (const { food, tags, receipts: found, official, decidedBy } of exportedFoods(catalogue, thresholds)) {
    const { magnesium, potassium, sodium, energyKcal } = food.amounts
    const given = found.filter(({ verdict }) => verdict === 'given')
    yield csvLine([
      ...[food.id, food.name, official, food.group, food.role, food.serving.label, food.serving.grams],
      ...[energyKcal, magnesium, potassium, sodium],
      tags.map(({ tag }) => tag).join('; '),
      given.map((receipt) => `${receipt.tag}: ${receiptWords(receipt)}`).join('; '),
      ...[food.source.id, food.source.release, food.source.record],
      decidedBy === null ? null : JSON.stringify(decidedBy),
    ])
  }
}

/** The catalogue as one JSON document, piece by piece. */
export function* exportJson(catalogue: WholeCatalogue, dataVersion: string, thresholds: Thresholds): Generator<string> {
  const datasets = catalogue.datasets
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ foods: foodCount, unknown, ...dataset }) => ({
      ...dataset,
      foodCount,
      magnesiumUnknown: unknown.magnesium,
      potassiumUnknown: unknown.potassium,
      sodiumUnknown: unknown.sodium,
    }))
  yield `${JSON.stringify({ dataVersion, datasets }).slice(0, -1)},"foods":[`
  let between = '\n'
  for (const { food, tags, receipts: found, official, decidedBy } of exportedFoods(catalogue, thresholds)) {
    const { source, named, amounts, ...rest } = food
    const written = {
      ...rest,
      official,
      per100g: amounts,
      tags,
      receipts: found,
      named,
      provenance: { dataset: source.id, release: source.release, record: source.record, decidedBy },
    }
    yield `${between}${JSON.stringify(written)}`
    between = ',\n'
  }
  yield '\n]}\n'
}
