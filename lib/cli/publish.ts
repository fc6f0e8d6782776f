import { resolve } from 'node:path'
import { publishTo } from '../build/share/publish-to'
import { sharing } from '../build/share/sharing'
import { projectStores, type Stores } from '../db/stores'
import { complain, DONE, FAILED, say } from './shell'

export async function runPublish(folder: string): Promise<number> {
  return publishAndReport(projectStores(), folder) ? DONE : FAILED
}

/** Publishes the catalogue where CATALOGUE_PUBLISH_TO says so; the code to end with. */
export function publishIfAsked(stores: Stores): number {
  const { publishTo: folder } = sharing()
  return folder === null || publishAndReport(stores, folder) ? DONE : FAILED
}

/** Publishes the catalogue into a folder and says so. False, and said, where that failed: here it is shown all the same. */
export function publishAndReport(stores: Stores, folder: string): boolean {
  const place = resolve(folder)
  try {
    const { version, changed } = publishTo(stores, place)
    say(changed ? `The catalogue ${version} is published in ${place}.` : `${place} has this catalogue already.`)
    return true
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    complain(`The catalogue could not be published in ${place}: ${why}`)
    return false
  }
}
