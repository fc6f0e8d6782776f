import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { type PartNote, partNoteSchema } from '../../schemas/downloads'

/** How much of a file is there that can be gone on from, and by what the server knows its file again. */
export type Held = { readonly bytes: number; readonly validator: string }

/** What has come of a file, beside where it will stand. */
export class PartFile {
  readonly path: string
  readonly #notePath: string

  constructor(file: string) {
    this.path = `${file}.part`
    this.#notePath = `${this.path}.json`
  }

  /** What is there of the file at this address; null for a new start. */
  async held(url: string): Promise<Held | null> {
    const note = await readNote(this.#notePath)
    const bytes = await stat(this.path).then(
      ({ size }) => size,
      () => 0,
    )
    return note?.url === url && bytes > 0 ? { bytes, validator: note.validator } : null
  }

  /** Notes what the part is of, before anything of it is written; without a validator it cannot be gone on from. */
  async begin(url: string, validator: string | null): Promise<void> {
    await this.remove()
    const note: PartNote | null = validator === null ? null : { url, validator }
    if (note !== null) await writeFile(this.#notePath, JSON.stringify(note))
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true })
    await rm(this.#notePath, { force: true })
  }

  /** The part is the whole file. */
  async becomes(file: string): Promise<void> {
    await rename(this.path, file)
    await rm(this.#notePath, { force: true })
  }
}

async function readNote(path: string): Promise<PartNote | null> {
  try {
    return partNoteSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}
