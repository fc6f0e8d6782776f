import Database from 'better-sqlite3'
import { storedVersion } from '../db/meta'
import { FOOD_WITH_PARTS, foodRows, provenanceRows } from '../db/rows'
import type { Food } from '../nutrition/food'
import { judge } from '../nutrition/levels'
import { MINERALS } from '../nutrition/mineral'
import type { Receipt } from '../nutrition/receipt'
import { receipts } from '../nutrition/receipts'
import { documentTag, measuredTags, type Tag } from '../nutrition/tag'
import type { Thresholds } from '../nutrition/thresholds'
import { csvLine } from './csv-file'
import { receiptWords } from './receipt-words'

const PAGE = 500

type Exported = {
  readonly food: Food
  readonly tags: readonly { readonly tag: Tag; readonly kind: 'measured' | 'document' }[]
  readonly receipts: readonly Receipt[]
  readonly official: string | null
  readonly decidedBy: unknown
}

function* exported(db: Database.Database, thresholds: Thresholds): Generator<Exported> {
  const page = db.prepare(`${FOOD_WITH_PARTS} WHERE f.id > ? ORDER BY f.id LIMIT ${PAGE}`)
  let after = ''
  for (;;) {
    const rows = page.all(after)
    const foods = foodRows.parse(rows).map(({ food }) => food)
    const provenance = provenanceRows.parse(rows)
    for (const [index, food] of foods.entries()) {
      const { official = null, decidedBy = null } = provenance[index] ?? {}
      const levels = judge(food, thresholds)
      const named = MINERALS.filter((mineral) => food.named.some((naming) => naming.mineral === mineral))
      yield {
        food,
        tags: [
          ...measuredTags(levels).map((tag) => ({ tag, kind: 'measured' as const })),
          ...named.map((mineral) => ({ tag: documentTag(mineral), kind: 'document' as const })),
        ],
        receipts: receipts(food, thresholds),
        official,
        decidedBy: decidedBy === null ? null : JSON.parse(decidedBy),
      }
    }
    const last = foods.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

/** One state of the catalogue, whatever is imported meanwhile. */
function* inOneState<T>(file: string, read: (db: Database.Database) => Generator<T>): Generator<T> {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    db.exec('BEGIN')
    yield* read(db)
  } finally {
    db.close()
  }
}

const CSV_HEADER = [
  ...['id', 'name', 'official name', 'group', 'role', 'serving', 'serving g', 'energy kcal per 100 g'],
  ...['magnesium mg per 100 g', 'potassium mg per 100 g', 'sodium mg per 100 g', 'tags', 'receipts'],
  ...['dataset', 'release', 'record', 'decided by'],
]

/** The catalogue as CSV, piece by piece. An empty cell is unknown. No cell starts a formula. */
export function exportCsv(file: string, thresholds: Thresholds): Generator<string> {
  return inOneState(file, function* (db) {
    yield csvLine(CSV_HEADER)
    for (const { food, tags, receipts: found, official, decidedBy } of exported(db, thresholds)) {
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
  })
}

/** The catalogue as one JSON document, piece by piece. */
export function exportJson(file: string, thresholds: Thresholds): Generator<string> {
  return inOneState(file, function* (db) {
    const about = { dataVersion: storedVersion(db), datasets: db.prepare('SELECT * FROM Dataset ORDER BY id').all() }
    yield `${JSON.stringify(about).slice(0, -1)},"foods":[`
    let between = '\n'
    for (const { food, tags, receipts: found, official, decidedBy } of exported(db, thresholds)) {
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
  })
}
