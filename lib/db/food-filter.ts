import { Prisma } from '../../prisma/generated/client'
import type { Basis, FoodQuery } from '../catalogue/query'
import { MINERALS } from '../nutrition/mineral'

export type Filters = Pick<FoodQuery, 'tag' | 'not' | 'notGroup' | 'group' | 'source' | 'record'>

const everything = Prisma.sql`TRUE`

function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? everything : Prisma.join([...conditions], ' AND ')
}

function oneOf(column: Prisma.Sql, values: readonly string[]): Prisma.Sql {
  return values.length === 0 ? everything : Prisma.sql`${column} IN (${Prisma.join([...values])})`
}

const inGroup = (filters: Filters) => oneOf(Prisma.sql`f.groupId`, filters.group)
const inSource = (filters: Filters) => oneOf(Prisma.sql`f.datasetId`, filters.source)

/** Everything but groups and sources, whose counts leave themselves out. `ids` are the foods a search found. */
function base(filters: Filters, ids: readonly string[] | null): Prisma.Sql {
  const conditions: Prisma.Sql[] = []
  if (ids !== null) conditions.push(Prisma.sql`f.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
  for (const tag of filters.tag) {
    conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM FoodTag t WHERE t.foodId = f.id AND t.tag = ${tag})`)
  }
  for (const tag of filters.not) {
    conditions.push(Prisma.sql`NOT EXISTS (SELECT 1 FROM FoodTag t WHERE t.foodId = f.id AND t.tag = ${tag})`)
  }
  if (filters.notGroup.length > 0) {
    conditions.push(Prisma.sql`f.groupId NOT IN (${Prisma.join([...filters.notGroup])})`)
  }
  if (filters.record !== null) conditions.push(Prisma.sql`f.record = ${filters.record}`)
  return all(conditions)
}

export function where(filters: Filters, ids: readonly string[] | null): Prisma.Sql {
  return all([base(filters, ids), inGroup(filters), inSource(filters)])
}

/** One row per facet value with how many foods it would leave, and one with the total. */
export function facetCounts(filters: Filters, ids: readonly string[] | null): Prisma.Sql {
  const group = inGroup(filters)
  const source = inSource(filters)
  return Prisma.sql`
    WITH f AS MATERIALIZED (SELECT f.id, f.groupId, f.datasetId FROM Food f WHERE ${base(filters, ids)})
    SELECT 'total' AS facet, '' AS value, count(*) AS count FROM f WHERE ${group} AND ${source}
    UNION ALL
    SELECT 'tag', t.tag, count(*) FROM f JOIN FoodTag t ON t.foodId = f.id WHERE ${group} AND ${source} GROUP BY t.tag
    UNION ALL
    SELECT 'group', f.groupId, count(*) FROM f WHERE ${source} GROUP BY f.groupId
    UNION ALL
    SELECT 'source', f.datasetId, count(*) FROM f WHERE ${group} GROUP BY f.datasetId`
}

const COLUMNS = {
  magnesium: Prisma.sql`f.magnesium`,
  potassium: Prisma.sql`f.potassium`,
  sodium: Prisma.sql`f.sodium`,
} as const

function onBasis(mineral: (typeof MINERALS)[number], basis: Basis): Prisma.Sql {
  const column = COLUMNS[mineral]
  switch (basis) {
    case '100g':
      return column
    case 'serving':
      return Prisma.sql`${column} * f.servingGrams`
    case '100kcal':
      return Prisma.sql`CASE WHEN f.energyKcal >= 5 THEN ${column} / f.energyKcal END`
  }
}

// No sodium at all against some potassium is the highest ratio there is; nothing against nothing is none.
// Among equals the one with more potassium is further along.
const ratio = Prisma.sql`CASE
  WHEN f.sodium > 0 THEN f.potassium / f.sodium
  WHEN f.sodium = 0 AND f.potassium > 0 THEN 9e999 END`

/** Unknown comes last either way; equals go by name, then id. */
export function orderBy(query: Pick<FoodQuery, 'sort' | 'order' | 'basis'>): Prisma.Sql {
  const direction = query.order === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`
  const mineral = MINERALS.find((candidate) => candidate === query.sort)
  if (mineral === undefined && query.sort !== 'potassium-sodium') {
    return Prisma.sql`f.name COLLATE NOCASE ${direction}, f.id`
  }
  const value = mineral === undefined ? ratio : onBasis(mineral, query.basis)
  const further = mineral === undefined ? Prisma.sql`${onBasis('potassium', query.basis)} ${direction},` : Prisma.empty
  return Prisma.sql`(${value}) IS NULL, ${value} ${direction}, ${further} f.name COLLATE NOCASE, f.id`
}
