import { type Authority, authoritiesSchema } from '../schemas/claims'
import { readDataFile } from './data-file'
import { byId, mustResolve } from './references'
import { thresholds } from './thresholds'

const FILE = 'data/authorities.json'

const all: readonly Authority[] = readDataFile('authorities.json', authoritiesSchema)
const index = byId(FILE, all, ({ id }) => id)

for (const mineral of ['magnesium', 'potassium', 'sodium'] as const) {
  for (const [key, value] of Object.entries(thresholds[mineral])) {
    if (Array.isArray(value)) mustResolve('data/thresholds.json', `${mineral}.${key}`, value, index, FILE)
  }
}

/** In the order of the file. */
export function authorities(): readonly Authority[] {
  return all
}

export function authority(id: string): Authority {
  const found = index.get(id)
  if (found === undefined) throw new Error(`${FILE} has no ${id}`)
  return found
}

export function authoritiesById(): ReadonlyMap<string, Authority> {
  return index
}
