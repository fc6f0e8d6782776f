import { open, rename, rm } from 'node:fs/promises'
import { referenceData } from '../content/reference-data'
import { openWholeCatalogue } from '../db/whole-catalogue'
import { printable } from '../import/printable'
import { type Options, UsageProblem } from './arguments'
import { exportCsv, exportJson } from './export-catalogue'
import { standingVersion, withReleases } from './releases'
import { DONE } from './shell'

export async function runExport({ csv, json, out }: Options): Promise<number> {
  if (csv && json) throw new UsageProblem('Say --csv or --json, not both.')
  const { thresholds } = referenceData()
  await withReleases(async (db, stores) => {
    const { version } = standingVersion(db, stores)
    const whole = openWholeCatalogue(stores, version)
    try {
      const pieces = json ? exportJson(whole, version, thresholds) : exportCsv(whole, thresholds)
      if (out === undefined) await print(pieces)
      else await writeWhole(out, pieces)
    } finally {
      whole.close()
    }
  })
  return DONE
}

async function print(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!process.stdout.write(printable(piece))) await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}

/** The file stands once all of it is written. */
async function writeWhole(file: string, pieces: Iterable<string>): Promise<void> {
  const unfinished = `${file}.part`
  const handle = await open(unfinished, 'w')
  try {
    for (const piece of pieces) await handle.write(piece)
    await handle.close()
    await rename(unfinished, file)
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(unfinished, { force: true })
    throw error
  }
}
