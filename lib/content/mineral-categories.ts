import { type MineralCategory, mineralCategoriesSchema } from '../schemas/mineral-categories'
import { claimsById } from './claims'
import { readDataFile } from './data-file'
import { byId, mustResolve } from './references'

const FILE = 'data/mineral-categories.json'

const all = readDataFile('mineral-categories.json', mineralCategoriesSchema)
const index = byId(FILE, all, ({ id }) => id)
for (const { id, claims } of all) mustResolve(FILE, id, claims, claimsById(), 'data/claims.json')

/** In the order of the file. */
export function mineralCategories(): readonly MineralCategory[] {
  return all
}

/** Null where there is no such category. */
export function mineralCategory(id: string): MineralCategory | null {
  return index.get(id) ?? null
}
