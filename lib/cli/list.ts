import { catalogue } from '../db/catalogue'
import { shownFoodCounts } from '../db/catalogue-file'
import { nameOf } from './chosen-release'
import { DONE } from './exit-codes'
import { withReleases } from './stores'
import { count, say } from './terminal'

export function runList(): Promise<number> {
  return withReleases(async (db, stores) => {
    const { releases } = await catalogue(stores).operations()
    if (releases.length === 0) say('No food table is imported. The catalogue holds our own foods.')
    for (const { dataset, release, shown, foods, rejected, importedAt, file, unknown } of releases) {
      say(`${nameOf({ dataset, release })}${shown ? ', shown' : ''}`)
      say(`  ${count(foods)} foods, ${count(rejected)} rows rejected, imported ${importedAt} from ${file}`)
      say(
        `  unknown: ${Object.entries(unknown)
          .map(([mineral, rows]) => `${mineral} in ${count(rows)}`)
          .join(', ')}`,
      )
    }
    const { all, ours } = shownFoodCounts(stores, db)
    say(`The catalogue shows ${count(all)} foods, ${count(ours)} of them named and sorted by hand.`)
    return DONE
  })
}
