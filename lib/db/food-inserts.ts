import type Database from 'better-sqlite3'
import type { VisibleFood } from '../import/visible-food'
import type { FoodLevels, Tag } from '../nutrition/tag'

/** A food as it is written: its place, the name it goes by and what follows from its amounts. */
export type WrittenFood = VisibleFood & {
  readonly ordinal: number
  readonly levels: FoodLevels
  readonly tags: readonly Tag[]
}

/** Aliases that say something beside the name, and for an imported food beside what its table calls it. */
export function aliasesBeside(name: string, official: string | null, aliases: readonly string[]): readonly string[] {
  const said = [name.toLowerCase(), official?.toLowerCase()]
  return aliases.filter((alias) => !said.includes(alias.toLowerCase()))
}

/**
 * Writes foods into the tables of a catalogue file; answers the name each goes by, the first of its names that is not
 * another food's. `reserved` names, in lower case, are for the foods of ours alone. Throws where every name is taken.
 */
export function foodInserts(db: Database.Database, reserved: ReadonlySet<string>): (written: WrittenFood) => string {
  const row = db.prepare(
    `INSERT INTO Food (ordinal, name, id, groupId, role, family, preparation, prominence, datasetId, record,
       servingLabel, servingGrams, servingCategory, servingState, magnesium, potassium, sodium, energyKcal,
       magnesiumLevel, potassiumLevel, sodiumLevel, mixed, tags, flags, official, brand, decidedBy)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (name) DO NOTHING`,
  )
  const alias = db.prepare('INSERT INTO FoodAlias (ordinal, position, alias) VALUES (?, ?, ?)')
  const portion = db.prepare('INSERT INTO FoodPortion (ordinal, position, label, grams) VALUES (?, ?, ?, ?)')
  const naming = db.prepare(
    'INSERT INTO FoodNaming (ordinal, position, namedSource, mineral, claims) VALUES (?, ?, ?, ?, ?)',
  )

  return ({ food, otherNames, official, brand, decidedBy, ordinal, levels, tags }) => {
    const isImported = decidedBy !== null
    const { source, serving, amounts } = food
    const rest = [
      ...[food.id, food.group, food.role, food.family, food.preparation, food.prominence, source.id, source.record],
      ...[serving.label, serving.grams, serving.category, serving.state],
      ...[amounts.magnesium, amounts.potassium, amounts.sodium, amounts.energyKcal],
      ...[
        levels.magnesium,
        levels.potassium,
        levels.sodium,
        levels.mixed ? 1 : 0,
        tags.join(';'),
        food.flags.join(';'),
      ],
      ...[official, brand, isImported ? JSON.stringify(decidedBy) : null],
    ]
    const name = [food.name, ...otherNames].find((candidate) => {
      if (isImported && reserved.has(candidate.toLowerCase())) return false
      return row.run(ordinal, candidate, ...rest).changes > 0
    })
    if (name === undefined) throw new Error(`Every name of ${food.source.id} ${food.source.record} is another food's`)
    const beside = aliasesBeside(name, isImported ? official : null, food.aliases)
    for (const [index, text] of beside.entries()) alias.run(ordinal, index, text)
    for (const [index, { label, grams }] of food.portions.entries()) portion.run(ordinal, index, label, grams)
    for (const [index, { namedSource, mineral, claims }] of food.named.entries()) {
      naming.run(ordinal, index, namedSource, mineral, claims.join(';'))
    }
    return name
  }
}
