import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { DecidedBy } from '../catalogue/provenance'
import { FOOD_FLAGS, type Food } from '../nutrition/food'
import { grouped } from '../nutrition/grouped'
import { MINERALS } from '../nutrition/mineral'
import { amountColumns } from '../schemas/amount-columns'
import { jsonColumn } from '../schemas/text'

/** A food as the catalogue keeps it: the food itself, and where it comes from. */
export type CatalogueFood = {
  readonly ordinal: number
  readonly food: Food
  readonly official: string | null
  readonly brand: string | null
  readonly decidedBy: DecidedBy | null
}

/** A food with its parts, in one statement. */
const FOOD_WITH_PARTS = `
  SELECT f.ordinal, f.id, f.name, f.groupId, f.role, f.family, f.preparation, f.prominence, f.datasetId, d.release,
    f.record, f.servingLabel, f.servingGrams, f.servingCategory, f.servingState, f.magnesium, f.potassium, f.sodium,
    f.energyKcal, f.official, f.brand, f.decidedBy,
    (SELECT json_group_array(a.alias ORDER BY a.position) FROM FoodAlias a WHERE a.ordinal = f.ordinal) AS aliases,
    (SELECT json_group_array(json_object('label', p.label, 'grams', p.grams) ORDER BY p.position)
       FROM FoodPortion p WHERE p.ordinal = f.ordinal) AS portions,
    (SELECT json_group_array(g.flag) FROM FoodFlag g WHERE g.ordinal = f.ordinal) AS flags,
    (SELECT json_group_array(json_object('namedSource', n.namedSource, 'mineral', n.mineral) ORDER BY n.position)
       FROM FoodNaming n WHERE n.ordinal = f.ordinal) AS namings
  FROM Food f JOIN Dataset d ON d.id = f.datasetId`

/** The statements that read foods, each by an index. Lists go in as JSON. */
export const FOOD_SQL = {
  byOrdinal: `${FOOD_WITH_PARTS} WHERE f.ordinal IN (SELECT value FROM json_each(?))`,
  byId: `${FOOD_WITH_PARTS} WHERE f.id IN (SELECT value FROM json_each(?))`,
  byFamily: `${FOOD_WITH_PARTS} WHERE f.family = ? ORDER BY f.name COLLATE NOCASE, f.id`,
  after: `${FOOD_WITH_PARTS} WHERE f.id > ? ORDER BY f.id LIMIT ?`,
  claims: 'SELECT namedSource, mineral, claim FROM NamingClaim ORDER BY namedSource, mineral, claim',
} as const

const naming = z.object({ namedSource: z.string(), mineral: z.enum(MINERALS) })
const claimRows = z.array(naming.extend({ claim: z.string() }))

const decidedBy = z.object({
  group: z.string().nullable(),
  role: z.string().nullable(),
  serving: z.string(),
  flags: z.array(z.string()),
})

const rowsSchema = z.array(
  z.object({
    ordinal: z.number(),
    id: z.string(),
    name: z.string(),
    groupId: z.string(),
    role: z.string(),
    family: z.string(),
    preparation: z.string(),
    prominence: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    datasetId: z.string(),
    release: z.string(),
    record: z.string(),
    servingLabel: z.string(),
    servingGrams: z.number(),
    servingCategory: z.string(),
    servingState: z.enum(['food', 'drink']),
    ...amountColumns,
    aliases: jsonColumn(z.array(z.string())),
    portions: jsonColumn(z.array(z.object({ label: z.string(), grams: z.number() }))),
    flags: jsonColumn(z.array(z.enum(FOOD_FLAGS))),
    namings: jsonColumn(z.array(naming)),
    official: z.string().nullable(),
    brand: z.string().nullable(),
    decidedBy: jsonColumn(decidedBy).nullable(),
  }),
)

type Row = z.infer<typeof rowsSchema>[number]

/** Reads the foods of one catalogue file, in whatever way they are asked for. */
export class FoodRows {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()
  readonly #claims: ReadonlyMap<string, readonly { readonly claim: string }[]>

  constructor(db: Database.Database) {
    this.#db = db
    this.#claims = grouped(claimRows.parse(db.prepare(FOOD_SQL.claims).all()), key)
  }

  /** In no order; unknown ordinals are left out. */
  byOrdinal(ordinals: readonly number[]): readonly CatalogueFood[] {
    return this.#read('byOrdinal', JSON.stringify(ordinals))
  }

  /** In no order; unknown ids are left out. */
  byId(ids: readonly string[]): readonly CatalogueFood[] {
    return this.#read('byId', JSON.stringify(ids))
  }

  /** By name. */
  byFamily(family: string): readonly CatalogueFood[] {
    return this.#read('byFamily', family)
  }

  /** At most `limit` foods whose ids come after one, by id. */
  after(id: string, limit: number): readonly CatalogueFood[] {
    return this.#read('after', id, limit)
  }

  #read(which: Exclude<keyof typeof FOOD_SQL, 'claims'>, ...values: readonly unknown[]): readonly CatalogueFood[] {
    let statement = this.#statements.get(which)
    if (statement === undefined) {
      statement = this.#db.prepare(FOOD_SQL[which])
      this.#statements.set(which, statement)
    }
    return rowsSchema.parse(statement.all(...values)).map((row) => this.#food(row))
  }

  #food(row: Row): CatalogueFood {
    const { ordinal, official, brand, decidedBy, magnesium, potassium, sodium, energyKcal } = row
    return {
      ...{ ordinal, official, brand, decidedBy },
      food: {
        id: row.id,
        name: row.name,
        aliases: decidedBy === null ? row.aliases : [...officialBeside(row), ...row.aliases],
        group: row.groupId,
        role: row.role,
        family: row.family,
        preparation: row.preparation,
        prominence: row.prominence,
        source: { id: row.datasetId, release: row.release, record: row.record },
        serving: {
          label: row.servingLabel,
          grams: row.servingGrams,
          category: row.servingCategory,
          state: row.servingState,
        },
        portions: row.portions,
        amounts: { magnesium, potassium, sodium, energyKcal },
        named: row.namings.map((one) => ({
          ...one,
          claims: this.#claims.get(key(one))?.map(({ claim }) => claim) ?? [],
        })),
        flags: row.flags,
      },
    }
  }
}

function key({ namedSource, mineral }: z.infer<typeof naming>): string {
  return `${namedSource} ${mineral}`
}

/** An imported food is also called what its table calls it. */
function officialBeside({ name, official }: Pick<Row, 'name' | 'official'>): readonly string[] {
  return official === null || official.toLowerCase() === name.toLowerCase() ? [] : [official]
}
