import { removeRelease } from '../build/import'
import { projectStores } from '../db/stores'
import { progressView } from './progress'
import { publishIfAsked } from './publish'
import { chosenRelease, nameOf, refuseWhereFollowed } from './releases'
import { say } from './shell'

export async function runRemove(words: string): Promise<number> {
  refuseWhereFollowed()
  const stores = projectStores()
  const view = progressView(process.stdout)
  const removed = await removeRelease({ stores, onProgress: view.show }, (releases) => chosenRelease(releases, words))
  view.end()
  say(`${nameOf(removed)} is removed.`)
  return publishIfAsked(stores)
}
