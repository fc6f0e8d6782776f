export type SourceFault = 'unrecognised' | 'columns' | 'damaged' | 'refused' | 'empty'

/** Why a source as a whole cannot be read. A single bad row never is: that one is rejected by itself. */
export class SourceProblem extends Error {
  readonly fault: SourceFault

  constructor(fault: SourceFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SourceProblem'
    this.fault = fault
  }
}
