import { removeRelease } from '../build/import'
import { projectStores } from '../db/stores'
import { chosenRelease, nameOf } from './chosen-release'
import { DONE } from './exit-codes'
import { progressView } from './progress'
import { say } from './terminal'

export async function runRemove(words: string): Promise<number> {
  const view = progressView(process.stdout)
  const removed = removeRelease({ stores: projectStores(), onProgress: view.show }, (releases) =>
    chosenRelease(releases, words),
  )
  view.end()
  say(`${nameOf(removed)} is removed.`)
  return DONE
}
