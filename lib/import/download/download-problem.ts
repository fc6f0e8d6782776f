import type { IncomingMessage } from 'node:http'
import { dirname } from 'node:path'
import { formatBytes } from '../bytes'

export type DownloadFault =
  | 'unreachable'
  | 'silent'
  | 'cut'
  | 'missing'
  | 'refused'
  | 'redirect'
  | 'too-large'
  | 'checksum'
  | 'in-the-way'
  | 'no-room'
  | 'running'

/** Why a file could not be downloaded, and what to do about it. */
export class DownloadProblem extends Error {
  readonly fault: DownloadFault

  constructor(fault: DownloadFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DownloadProblem'
    this.fault = fault
  }
}

/** An address to show: without a password that may stand in it. */
export function plain(url: URL): string {
  const shown = new URL(url)
  shown.username = ''
  shown.password = ''
  return shown.href
}

/** For an answer that is not the file. */
export function refused(url: URL, answer: IncomingMessage): DownloadProblem {
  const { statusCode = 0, statusMessage = '' } = answer
  answer.destroy()
  if (statusCode !== 404 && statusCode !== 410)
    return new DownloadProblem('refused', `${plain(url)} was answered with ${statusCode} ${statusMessage}.`.trim())
  return new DownloadProblem(
    'missing',
    `There is no file at ${plain(url)} (${statusCode}). Look for it on the publisher's download page, ` +
      'and give its address with --from.',
  )
}

/** For a file of more than may come; `how` says how that is known. */
export function tooLarge(url: URL, mostBytes: number, how: string): DownloadProblem {
  return new DownloadProblem(
    'too-large',
    `${plain(url)} is larger than ${formatBytes(mostBytes)}. ${how} If that is right, allow more with --limit.`,
  )
}

/** For a connection that ended before the file did. */
export function cut(bytes: number, all: number | null, cause?: unknown): DownloadProblem {
  const of = all === null ? '' : ` of ${formatBytes(all)}`
  return new DownloadProblem(
    'cut',
    `The connection was cut after ${formatBytes(bytes)}${of}. Run the same command again to go on from there.`,
    { cause },
  )
}

/** For a disk that is full. */
export function noRoom(file: string, cause: unknown): DownloadProblem {
  const words = `There is no room for it in ${dirname(file)}. Make some and run the same command again to go on.`
  return new DownloadProblem('no-room', words, { cause })
}
