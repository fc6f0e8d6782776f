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
