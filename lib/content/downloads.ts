import { type Downloads, downloadsSchema } from '../schemas/downloads'
import { readDataFile } from './data-file'

/** The files that can be downloaded. Throws DataProblems. */
export function readDownloads(directory?: string): Downloads {
  return readDataFile('import/downloads.json', downloadsSchema, directory)
}
