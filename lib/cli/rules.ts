import { readImportRules } from '../content/import-rules'
import { completeReleases, shownReleases } from '../db/releases'
import { sourceFoods } from '../db/source-foods'
import { classify } from '../import/classify/classify'
import { RuleReport } from '../import/classify/report'
import { formatCount } from '../nutrition/format'
import { chosenRelease, nameOf, withReleases } from './releases'
import { DONE, say } from './shell'

/** How many foods of the releases that are shown, or of one, each rule sorts, and how many none does. */
export function runRules(words: string | undefined): Promise<number> {
  return withReleases((db) => {
    const releases = completeReleases(db)
    const chosen = words === undefined ? shownReleases(releases) : [chosenRelease(releases, words)]
    if (chosen.length === 0) say('No food table is imported. Our own foods are sorted by hand.')
    const rules = readImportRules()
    for (const release of chosen) {
      const report = new RuleReport()
      for (const food of sourceFoods(db, release.id)) report.add(classify(food, rules))
      const { foods, withoutGroup, withoutRole, withoutServing } = report
      say(`${nameOf(release)}: ${formatCount(foods)} foods`)
      say(
        `  in no group: ${formatCount(withoutGroup)}; in no role: ${formatCount(withoutRole)}; per 100 g: ${formatCount(withoutServing)}`,
      )
      for (const kind of ['group', 'serving', 'flag'] as const) {
        for (const [rule, took] of report.taken(kind))
          say(`  ${kind.padEnd(8)}${formatCount(took).padStart(10)}  ${rule}`)
      }
    }
    return DONE
  })
}
