import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { type PartNote, partNoteSchema } from '../../schemas/downloads'

/** What has come of a file, beside where it will stand. */
export type PartFile = {
  readonly path: string
  /** How much is there that can be gone on from, and by what the server knows its file again; null for a new start. */
  held(url: string): Promise<{ readonly bytes: number; readonly validator: string } | null>
  /** Notes what the part is of, before anything of it is written; without a validator it cannot be gone on from. */
  begin(url: string, validator: string | null): Promise<void>
  remove(): Promise<void>
  /** The part has become the file. */
  forgetNote(): Promise<void>
}

export function partFileOf(file: string): PartFile {
  const path = `${file}.part`
  const notePath = `${path}.json`
  const forgetNote = () => rm(notePath, { force: true })
  return {
    path,
    held: async (url) => {
      const note = await readNote(notePath)
      if (note?.url !== url) return null
      const bytes = await stat(path).then(
        ({ size }) => size,
        () => 0,
      )
      return bytes > 0 ? { bytes, validator: note.validator } : null
    },
    begin: async (url, validator) => {
      await rm(path, { force: true })
      await forgetNote()
      const note: PartNote | null = validator === null ? null : { url, validator }
      if (note !== null) await writeFile(notePath, JSON.stringify(note))
    },
    remove: async () => {
      await rm(path, { force: true })
      await forgetNote()
    },
    forgetNote,
  }
}

async function readNote(path: string): Promise<PartNote | null> {
  try {
    return partNoteSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}
