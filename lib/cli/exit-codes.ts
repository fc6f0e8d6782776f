/** How a command ended, as the shell is told. */
export const DONE = 0
export const FAILED = 1
export const USAGE = 2
export const BUSY = 3
export const INTERRUPTED = 130
