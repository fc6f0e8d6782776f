import { dirname, join, relative, resolve } from 'node:path'
import { readDownloads } from '../content/downloads'
import { holderWords, takeLock } from '../db/process-lock'
import { projectStores, storesFolder } from '../db/stores'
import { bytesOf, formatBytes } from '../import/bytes'
import { type Downloaded, download } from '../import/download/download'
import { DownloadProblem } from '../import/download/download-problem'
import { releaseInNames } from '../import/read/release-name'
import { downloadAddressSchema, type PublishedFile, sha256Schema } from '../schemas/downloads'
import { type Options, UsageProblem } from './arguments'
import { progressView } from './progress'
import { nameOf } from './releases'
import { DONE, INTERRUPTED, interruptible, say } from './shell'

export async function runDownload(words: string, options: Options): Promise<number> {
  const { from, files } = readDownloads()
  const chosen = addressedFile(chosenFile(files, words), files, options)
  const url = new URL(chosen.file, addressOf(options, from))
  const file = join(resolve(options.to ?? join(storesFolder(projectStores()), 'downloads')), chosen.file)
  const sha256 = options.sha256 === undefined ? chosen.sha256 : valid(sha256Schema, options.sha256)
  const mostBytes = limitGiven(options) ?? chosen.mostBytes
  const unlock = lockDownloads(dirname(file), chosen.file)
  const { signal, letGo } = interruptible()
  const view = progressView(process.stdout)
  say(`${nameOf(chosen)} from ${url.host}`)
  try {
    const got = await download({
      ...{ url, file, sha256, mostBytes, signal },
      onProgress: (bytes, allBytes) => view.show({ phase: 'downloading', bytes, allBytes }),
      onNote: say,
    })
    view.end()
    report(file, sha256, got)
    return DONE
  } catch (error) {
    view.end()
    if (!signal.aborted) throw error
    say('Stopped. What has come is kept; run the same command again to go on from there.')
    return INTERRUPTED
  } finally {
    letGo()
    unlock()
  }
}

/** One download at a time into a folder: two of one file would write over each other. Throws DownloadProblem. */
function lockDownloads(folder: string, file: string): () => void {
  return takeLock(join(folder, '.download-lock'), file, (other) => {
    const words = `Another download into ${folder} is running${holderWords(other)}. Wait until it is done, then try again.`
    return new DownloadProblem('running', words)
  })
}

function report(file: string, expected: string | null, { bytes, sha256, wasThere }: Downloaded): void {
  say(`${file} ${wasThere ? 'is there already' : 'is downloaded'}: ${formatBytes(bytes)}.`)
  if (expected !== null) say('Its SHA-256 is the one expected.')
  else say(`No checksum is known for it. Its SHA-256 is ${sha256}; note it, to give it as --sha256 another time.`)
  const here = relative(process.cwd(), file)
  say(`Bring it in with:\n  npm run catalogue -- import ${here.startsWith('..') ? file : here}`)
}

/** The newest release of a table, or the one that is named. */
function chosenFile(files: readonly PublishedFile[], words: string): PublishedFile {
  const found = files.find((one) => one.dataset === words || nameOf(one) === words)
  if (found !== undefined) return found
  throw new UsageProblem(`No file is known for "${words}". There is ${files.map(nameOf).join(', ')}.`)
}

/** Where the address is that of one file, that file: of a known one the checksum is known as well. */
function addressedFile(chosen: PublishedFile, files: readonly PublishedFile[], { from = '' }: Options): PublishedFile {
  const file = FILE_OF_ADDRESS.exec(from)?.[1]
  if (file === undefined) return chosen
  const known = files.find((one) => one.file === file)
  return known ?? { ...chosen, release: releaseInNames([file]) ?? 'undated', file, sha256: null }
}

const FILE_OF_ADDRESS = /^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?(\w[\w.-]*\.(?:zip|json|csv|xlsx))$/

function addressOf({ from = process.env.MINERAL_TABLE_DATASETS_URL }: Options, known: string): string {
  const isFile = from !== undefined && FILE_OF_ADDRESS.test(from)
  return valid(downloadAddressSchema, isFile ? new URL('.', from).href : (from ?? known))
}

/** What was given, where it is as it should be. Throws UsageProblem. */
function valid(schema: typeof sha256Schema | typeof downloadAddressSchema, text: string): string {
  const parsed = schema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new UsageProblem(`"${text}" ${parsed.error.issues[0]?.message}.`)
}

function limitGiven({ limit }: Options): number | null {
  if (limit === undefined) return null
  const bytes = bytesOf(limit)
  if (bytes === null) throw new UsageProblem(`"${limit}" is not a size. Write it as 600MB or 1.5GB.`)
  return bytes
}
