import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'

/** The files whose contents decide what an import brings: a survey workbook is read with those beside it. */
function filesOf(path: string): readonly string[] {
  if (statSync(path).isDirectory()) {
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .map((name) => join(path, name))
      .filter((file) => statSync(file).isFile())
      .toSorted()
  }
  if (extname(path).toLowerCase() !== '.xlsx') return [path]
  return readdirSync(dirname(path))
    .filter((name) => name.toLowerCase().endsWith('.xlsx'))
    .map((name) => join(dirname(path), name))
    .toSorted()
}

/** A digest of a file, or of a folder's files and their names. */
export async function digestOf(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  const files = filesOf(path)
  for (const file of files) {
    if (files.length > 1) hash.update(`\0${relative(dirname(path), file)}\0`)
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, signal })) hash.update(chunk)
  }
  return hash.digest('hex')
}
