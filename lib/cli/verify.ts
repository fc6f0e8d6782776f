import { verifyRelease } from '../build/verify-release'
import { completeReleases } from '../db/releases'
import type { Options } from './arguments'
import { chosenRelease, nameOf, standingVersion, withReleases } from './releases'
import { DONE, FAILED, say } from './shell'

export function runVerify(words: string | undefined, options: Options): Promise<number> {
  return withReleases(async (db, stores) => {
    const releases = completeReleases(db)
    const chosen = words === undefined ? releases : [chosenRelease(releases, words)]
    let faulty = false
    for (const release of chosen) {
      const { faults, unchecked } = await verifyRelease(db, release, options.file)
      faulty ||= faults.length > 0
      say(`${nameOf(release)}: ${faults.length > 0 ? 'faults' : unchecked.length > 0 ? 'sound' : 'as published'}`)
      for (const line of [...faults, ...unchecked]) say(`  ${line}`)
    }
    const { changed } = standingVersion(db, stores)
    say(changed ? 'The catalogue was out of date and is prepared anew.' : 'The catalogue follows from these releases.')
    return faulty ? FAILED : DONE
  })
}
