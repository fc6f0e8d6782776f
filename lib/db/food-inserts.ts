import type Database from 'better-sqlite3'
import type { ReadyFood } from '../import/ready-food'

/** Aliases that say something beside the name, and for an imported food beside what its table calls it. */
function aliasesBeside(name: string, { aliases, official, decidedBy }: ReadyFood): readonly string[] {
  const said = [name.toLowerCase(), decidedBy === null ? undefined : official?.toLowerCase()]
  return aliases.filter((alias) => !said.includes(alias.toLowerCase()))
}

/** Writes foods into the tables of a catalogue file, each under its place and the name it goes by. */
export function foodInserts(db: Database.Database): (ordinal: number, name: string, food: ReadyFood) => void {
  const row = db.prepare(
    `INSERT INTO Food (ordinal, id, name, groupId, role, family, preparation, prominence, datasetId, record,
       servingLabel, servingGrams, servingCategory, servingState, magnesium, potassium, sodium, energyKcal,
       magnesiumLevel, potassiumLevel, sodiumLevel, mixed, tags, flags, official, brand, decidedBy)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const alias = db.prepare('INSERT INTO FoodAlias (ordinal, position, alias) VALUES (?, ?, ?)')
  const portion = db.prepare('INSERT INTO FoodPortion (ordinal, position, label, grams) VALUES (?, ?, ?, ?)')
  const naming = db.prepare(
    'INSERT INTO FoodNaming (ordinal, position, namedSource, mineral, claims) VALUES (?, ?, ?, ?, ?)',
  )

  return (ordinal, name, food) => {
    row.run(
      ordinal,
      food.id,
      name,
      food.group,
      food.role,
      food.family,
      food.preparation,
      food.prominence,
      food.dataset,
      food.record,
      food.servingLabel,
      food.servingGrams,
      food.servingCategory,
      food.servingState,
      food.magnesium,
      food.potassium,
      food.sodium,
      food.energyKcal,
      food.magnesiumLevel,
      food.potassiumLevel,
      food.sodiumLevel,
      food.mixed ? 1 : 0,
      food.tags,
      food.flags,
      food.official,
      food.brand,
      food.decidedBy,
    )
    for (const [index, text] of aliasesBeside(name, food).entries()) alias.run(ordinal, index, text)
    for (const [index, { label, grams }] of food.portions.entries()) portion.run(ordinal, index, label, grams)
    for (const [index, { namedSource, mineral, claims }] of food.named.entries()) {
      naming.run(ordinal, index, namedSource, mineral, claims.join(';'))
    }
  }
}
