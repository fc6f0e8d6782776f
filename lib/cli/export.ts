import { open, rename, rm } from 'node:fs/promises'
import { exportCsv, exportJson } from '../build/export'
import { renewCatalogue } from '../build/renew-catalogue'
import { readCatalogue } from '../content/catalogue-files'
import { ifctTable } from '../content/ifct'
import { catalogueFile } from '../db/catalogue-file'
import { databaseFile } from '../db/file'
import { type Flags, UsageProblem } from './arguments'
import { DATA, withDatabase } from './database'
import { DONE } from './exit-codes'

export async function runExport({ csv, json, out }: Flags): Promise<number> {
  if (csv && json) throw new UsageProblem('Say --csv or --json, not both.')
  const file = databaseFile()
  const { thresholds } = readCatalogue({ dataDir: DATA, ifctFile: ifctTable() }).reference
  const { version } = await withDatabase((db) => renewCatalogue(db, { databaseFile: file }))
  const pieces = (json ? exportJson : exportCsv)(catalogueFile(file, version), thresholds)
  if (out === undefined) await print(pieces)
  else await writeWhole(out, pieces)
  return DONE
}

async function print(pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve))
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
