import { renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '../db/make-folder'
import { type Stores, storesFolder } from '../db/stores'
import type { RejectedRow, SourceRelease } from '../import/source-food'
import { openCsv } from './csv-file'

/** The file in which the rejected rows of a release are listed. It stands once it is kept. */
export function rejectedRows(
  stores: Stores,
  { dataset, release }: SourceRelease,
  file: string = join(storesFolder(stores), `rejected-${dataset}-${release.replace(/[^\w.-]+/g, '-')}.csv`),
) {
  const unfinished = `${file}.part`
  makeFolder(dirname(file))
  const csv = openCsv(unfinished, ['file', 'line', 'field', 'reason', 'record'])
  let rows = 0
  let isOpen = true
  const close = () => {
    if (isOpen) csv.close()
    isOpen = false
  }
  return {
    write: (row: RejectedRow) => {
      csv.write([row.file, row.line, row.field, row.reason, row.record])
      rows += 1
    },
    /** Where it stands; null where no row was rejected. */
    keep: () => {
      close()
      if (rows > 0) renameSync(unfinished, file)
      else rmSync(unfinished, { force: true })
      return rows > 0 ? file : null
    },
    /** Leaves nothing behind that is not kept. */
    discard: () => {
      close()
      rmSync(unfinished, { force: true })
    },
  }
}
