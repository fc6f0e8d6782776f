import { removeRelease } from '../build/import'
import { projectStores } from '../db/stores'
import { progressView } from './progress'
import { chosenRelease, nameOf } from './releases'
import { DONE, say } from './shell'

export async function runRemove(words: string): Promise<number> {
  const view = progressView(process.stdout)
  const removed = await removeRelease({ stores: projectStores(), onProgress: view.show }, (releases) =>
    chosenRelease(releases, words),
  )
  view.end()
  say(`${nameOf(removed)} is removed.`)
  return DONE
}
