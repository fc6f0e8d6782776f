import { shownFoodCounts } from '../db/catalogue-file'
import { completeReleases, shownReleases } from '../db/releases'
import { nameOf } from './chosen-release'
import { withDatabase } from './database'
import { DONE } from './exit-codes'
import { count, say } from './terminal'

export function runList(): Promise<number> {
  return withDatabase((db) => {
    const releases = completeReleases(db)
    const shown = new Set(shownReleases(releases).map(({ id }) => id))
    if (releases.length === 0) say('No food table is imported. The catalogue holds our own foods.')
    const unknown = db.prepare(
      `SELECT coalesce(sum(magnesium IS NULL), 0) AS magnesium, coalesce(sum(potassium IS NULL), 0) AS potassium,
         coalesce(sum(sodium IS NULL), 0) AS sodium FROM SourceFood WHERE releaseId = ?`,
    )
    for (const release of releases) {
      const { id, foods, rejected, importedAt, file } = release
      const without = Object.entries(unknown.get(id) as Record<string, number>)
      say(`${nameOf(release)}${shown.has(id) ? ', shown' : ''}`)
      say(`  ${count(foods)} foods, ${count(rejected)} rows rejected, imported ${importedAt} from ${file}`)
      say(`  unknown: ${without.map(([mineral, rows]) => `${mineral} in ${count(rows)}`).join(', ')}`)
    }
    const { all, ours } = shownFoodCounts(db)
    say(`The catalogue shows ${count(all)} foods, ${count(ours)} of them named and sorted by hand.`)
    return DONE
  })
}
