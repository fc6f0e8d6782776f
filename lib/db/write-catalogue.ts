import type Database from 'better-sqlite3'
import type { Catalogue } from '../content/catalogue-files'
import type { NamingAndSorting, VisibleFood } from '../import/visible-food'
import { judge } from '../nutrition/levels'
import { documentTag, measuredTags } from '../nutrition/tag'
import { foldedWords } from '../search/words'
import { completeReleases, shownReleases } from './releases'
import { shownFoods } from './shown-foods'

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

/**
 * Puts our foods and those of the complete releases in the place of the catalogue there is. Run it inside a
 * transaction.
 */
export function writeCatalogue(
  db: Database.Database,
  catalogue: Catalogue,
  making: NamingAndSorting,
  version: string,
  onFood: (done: number) => void,
): void {
  const { foods, reference } = catalogue
  for (const table of CATALOGUE_TABLES) db.exec(`DELETE FROM "${table}"`)
  writeDatasets(db, catalogue)

  const groupNames = new Map(reference.groups.map((group) => [group.id, group.name]))
  const insert = inserts(db)
  const vocabulary = new Set<string>()
  const ourNames = new Set(foods.map(({ name }) => name.toLowerCase()))
  let done = 0
  for (const visible of shownFoods(db, catalogue, making)) {
    const { food } = visible
    const name = insert.food(visible, judge(food, reference.thresholds), ourNames)
    const words = foldedWords(name)
    const aliases = aliasesBeside(name, food.aliases).flatMap(foldedWords)
    const category = foldedWords(groupNames.get(food.group) ?? food.group)
    insert.words.run(food.id, words.join(' '), aliases.join(' '), category.join(' '))
    for (const word of [...words, ...aliases, ...category]) vocabulary.add(word)
    done += 1
    onFood(done)
  }
  const word = db.prepare('INSERT INTO WordTrigram (word) VALUES (?)')
  for (const known of [...vocabulary].sort()) word.run(`_${known}_`)

  db.prepare('INSERT OR REPLACE INTO Meta (key, value) VALUES (?, ?)').run(DATA_VERSION, version)
}

function writeDatasets(db: Database.Database, { reference }: Catalogue): void {
  const insert = db.prepare(
    'INSERT OR REPLACE INTO Dataset (id, name, release, licence, citation) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { id, name, release, licence, citation } of reference.datasets) {
    insert.run(id, name, release, licence, citation)
  }
  for (const { dataset, release } of shownReleases(completeReleases(db))) {
    const about = reference.importedDatasets.find(({ id }) => id === dataset)
    if (about === undefined) throw new Error(`imported-datasets.json says nothing of ${dataset}`)
    insert.run(dataset, about.name, release, about.licence, about.citation.replace('{release}', release))
  }
}

function aliasesBeside(name: string, aliases: readonly string[]): readonly string[] {
  return aliases.filter((alias) => alias.toLowerCase() !== name.toLowerCase())
}

function inserts(db: Database.Database) {
  const row = db.prepare(
    `INSERT INTO Food (id, name, groupId, role, family, preparation, prominence, datasetId, record, servingLabel,
       servingGrams, servingCategory, servingState, magnesium, potassium, sodium, energyKcal, magnesiumLevel,
       potassiumLevel, sodiumLevel, mixed, flags, official, decidedBy)
     VALUES (@id, @name, @group, @role, @family, @preparation, @prominence, @dataset, @record, @servingLabel,
       @servingGrams, @servingCategory, @servingState, @magnesium, @potassium, @sodium, @energyKcal, @magnesiumLevel,
       @potassiumLevel, @sodiumLevel, @mixed, @flags, @official, @decidedBy)
     ON CONFLICT (name) DO NOTHING`,
  )
  const alias = db.prepare('INSERT INTO FoodAlias (foodId, position, alias) VALUES (?, ?, ?)')
  const portion = db.prepare('INSERT INTO FoodPortion (foodId, position, label, grams) VALUES (?, ?, ?, ?)')
  const tag = db.prepare('INSERT OR IGNORE INTO FoodTag (foodId, tag, kind) VALUES (?, ?, ?)')
  const naming = db.prepare(
    'INSERT INTO FoodNaming (foodId, position, namedSource, mineral, claims) VALUES (?, ?, ?, ?, ?)',
  )
  const words = db.prepare('INSERT INTO FoodFts (foodId, name, aliases, category) VALUES (?, ?, ?, ?)')

  /** Returns the name it went by. */
  const food = (visible: VisibleFood, levels: ReturnType<typeof judge>, ourNames: ReadonlySet<string>): string => {
    const { food: item, official, decidedBy } = visible
    const imported = decidedBy !== null
    const name = [item.name, ...visible.otherNames].find((candidate) => {
      if (imported && ourNames.has(candidate.toLowerCase())) return false
      const { changes } = row.run({
        id: item.id,
        name: candidate,
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
        official,
        decidedBy: imported ? JSON.stringify(decidedBy) : null,
      })
      return changes > 0
    })
    if (name === undefined) throw new Error(`Every name of ${item.source.id} ${item.source.record} is another food's`)
    for (const [index, text] of aliasesBeside(name, item.aliases).entries()) alias.run(item.id, index, text)
    for (const [index, { label, grams }] of item.portions.entries()) portion.run(item.id, index, label, grams)
    for (const measured of measuredTags(levels)) tag.run(item.id, measured, 'measured')
    for (const [index, { namedSource, mineral, claims }] of item.named.entries()) {
      naming.run(item.id, index, namedSource, mineral, claims.join(';'))
      tag.run(item.id, documentTag(mineral), 'document')
    }
    return name
  }
  return { food, words }
}
