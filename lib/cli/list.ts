import { catalogue } from '../db/catalogue'
import { shownFoodCounts } from '../db/catalogue-file'
import { formatCount } from '../nutrition/format'
import { nameOf, withReleases } from './releases'
import { DONE, say } from './shell'

export function runList(): Promise<number> {
  return withReleases(async (db, stores) => {
    const { releases } = await catalogue(stores).operations()
    if (releases.length === 0) say('No food table is imported. The catalogue holds our own foods.')
    for (const { dataset, release, shown, foods, rejected, importedAt, file, unknown } of releases) {
      say(`${nameOf({ dataset, release })}${shown ? ', shown' : ''}`)
      say(`  ${formatCount(foods)} foods, ${formatCount(rejected)} rows rejected, imported ${importedAt} from ${file}`)
      say(
        `  unknown: ${Object.entries(unknown)
          .map(([mineral, rows]) => `${mineral} in ${formatCount(rows)}`)
          .join(', ')}`,
      )
    }
    const { all, ours } = shownFoodCounts(stores, db)
    say(`The catalogue shows ${formatCount(all)} foods, ${formatCount(ours)} of them named and sorted by hand.`)
    return DONE
  })
}
