import type Database from 'better-sqlite3'
import type { Catalogue } from '../content/catalogue-files'
import type { Food } from '../nutrition/food'
import { judge } from '../nutrition/levels'
import { documentTag, measuredTags } from '../nutrition/tag'
import { foldedWords } from '../search/words'

export const DATA_VERSION = 'data-version'

/** The data version of the catalogue in the database, or null where there is none yet. */
export function storedVersion(db: Database.Database): string | null {
  const value = db.prepare('SELECT value FROM Meta WHERE key = ?').pluck().get(DATA_VERSION)
  return typeof value === 'string' ? value : null
}

// Children first. Lists are not here: they keep their items whatever becomes of the foods.
const CATALOGUE_TABLES = [
  'WordTrigram',
  'FoodFts',
  'FoodNaming',
  'FoodTag',
  'FoodPortion',
  'FoodAlias',
  'Food',
  'Dataset',
]

/** Puts this catalogue in the place of the one there is. Run it inside a transaction. */
export function writeCatalogue(
  db: Database.Database,
  { foods, reference }: Catalogue,
  version: string,
  onFood: (done: number) => void,
): void {
  for (const table of CATALOGUE_TABLES) db.exec(`DELETE FROM "${table}"`)

  const dataset = db.prepare('INSERT INTO Dataset (id, name, release, licence, citation) VALUES (?, ?, ?, ?, ?)')
  for (const { id, name, release, licence, citation } of reference.datasets) {
    dataset.run(id, name, release, licence, citation)
  }

  const groupNames = new Map(reference.groups.map((group) => [group.id, group.name]))
  const insert = inserts(db)
  const vocabulary = new Set<string>()
  for (const [index, food] of foods.entries()) {
    insert.food(food, judge(food, reference.thresholds))
    const name = foldedWords(food.name)
    const aliases = food.aliases.flatMap(foldedWords)
    const category = foldedWords(groupNames.get(food.group) ?? food.group)
    insert.words.run(food.id, name.join(' '), aliases.join(' '), category.join(' '))
    for (const word of [...name, ...aliases, ...category]) vocabulary.add(word)
    onFood(index + 1)
  }
  const word = db.prepare('INSERT INTO WordTrigram (word) VALUES (?)')
  for (const known of [...vocabulary].sort()) word.run(`_${known}_`)

  db.prepare('INSERT OR REPLACE INTO Meta (key, value) VALUES (?, ?)').run(DATA_VERSION, version)
}

function inserts(db: Database.Database) {
  const row = db.prepare(
    `INSERT INTO Food (id, name, groupId, role, family, preparation, prominence, datasetId, record, servingLabel,
       servingGrams, servingCategory, servingState, magnesium, potassium, sodium, energyKcal, magnesiumLevel,
       potassiumLevel, sodiumLevel, mixed, flags)
     VALUES (@id, @name, @group, @role, @family, @preparation, @prominence, @dataset, @record, @servingLabel,
       @servingGrams, @servingCategory, @servingState, @magnesium, @potassium, @sodium, @energyKcal, @magnesiumLevel,
       @potassiumLevel, @sodiumLevel, @mixed, @flags)`,
  )
  const alias = db.prepare('INSERT INTO FoodAlias (foodId, position, alias) VALUES (?, ?, ?)')
  const portion = db.prepare('INSERT INTO FoodPortion (foodId, position, label, grams) VALUES (?, ?, ?, ?)')
  const tag = db.prepare('INSERT OR IGNORE INTO FoodTag (foodId, tag, kind) VALUES (?, ?, ?)')
  const naming = db.prepare(
    'INSERT INTO FoodNaming (foodId, position, namedSource, mineral, claims) VALUES (?, ?, ?, ?, ?)',
  )
  const words = db.prepare('INSERT INTO FoodFts (foodId, name, aliases, category) VALUES (?, ?, ?, ?)')

  const food = (item: Food, levels: ReturnType<typeof judge>) => {
    row.run({
      id: item.id,
      name: item.name,
      group: item.group,
      role: item.role,
      family: item.family,
      preparation: item.preparation,
      prominence: item.prominence,
      dataset: item.source.id,
      record: item.source.record,
      servingLabel: item.serving.label,
      servingGrams: item.serving.grams,
      servingCategory: item.serving.category,
      servingState: item.serving.state,
      ...item.amounts,
      magnesiumLevel: levels.magnesium,
      potassiumLevel: levels.potassium,
      sodiumLevel: levels.sodium,
      mixed: levels.mixed ? 1 : 0,
      flags: item.flags.join(';'),
    })
    for (const [index, text] of item.aliases.entries()) alias.run(item.id, index, text)
    for (const [index, { label, grams }] of item.portions.entries()) portion.run(item.id, index, label, grams)
    for (const measured of measuredTags(levels)) tag.run(item.id, measured, 'measured')
    for (const [index, { namedSource, mineral, claims }] of item.named.entries()) {
      naming.run(item.id, index, namedSource, mineral, claims.join(';'))
      tag.run(item.id, documentTag(mineral), 'document')
    }
  }
  return { food, words }
}
