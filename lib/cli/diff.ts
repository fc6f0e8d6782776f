import { readCatalogueData } from '../build/catalogue-data'
import { differences, type ReleaseDifference } from '../build/release-diff'
import { completeReleases } from '../db/releases'
import type { Options } from './arguments'
import { chosenRelease, nameOf, withReleases } from './releases'
import { DONE, say } from './shell'

const FIGURES = {
  magnesium: 'magnesium mg',
  potassium: 'potassium mg',
  sodium: 'sodium mg',
  energyKcal: 'energy kcal',
} as const

export function runDiff(first: string, second: string, { json }: Options): Promise<number> {
  return withReleases((db) => {
    const releases = completeReleases(db)
    const [before, after] = [chosenRelease(releases, first), chosenRelease(releases, second)]
    const { catalogue, making } = readCatalogueData()
    const totals = { added: 0, withdrawn: 0, changed: 0 }
    for (const difference of differences(db, before, after, catalogue, making)) {
      totals[difference.kind] += 1
      if (json) say(JSON.stringify(difference))
      else sayDifference(difference)
    }
    if (!json) {
      const words = `${totals.added} added, ${totals.withdrawn} withdrawn, ${totals.changed} changed`
      say(`From ${nameOf(before)} to ${nameOf(after)}: ${words}.`)
    }
    return DONE
  })
}

function sayDifference(difference: ReleaseDifference): void {
  say(`${difference.kind} ${difference.record} ${difference.description}`)
  if (difference.kind !== 'changed') return
  const { record, recordBefore, description, descriptionBefore, amounts, tags } = difference
  if (recordBefore !== record) say(`  record was ${recordBefore}`)
  if (descriptionBefore !== description) say(`  was called ${descriptionBefore}`)
  for (const { figure, before: old, after: now } of amounts) {
    say(`  ${FIGURES[figure]}: ${old ?? 'unknown'} → ${now ?? 'unknown'} in 100 g`)
  }
  for (const { tag, change, why } of tags) say(`  ${change} ${tag}. Before ${why}`)
}
