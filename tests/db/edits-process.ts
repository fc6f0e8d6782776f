import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { bundled } from '../fixtures/bundle'

const script = await bundled(fileURLToPath(new URL('./edits-told.ts', import.meta.url)))

export type Editing = {
  readonly child: ChildProcess
  /** What it was told is confirmed. */
  readonly confirmed: readonly string[]
  /** Once so many are confirmed. */
  reach(count: number): Promise<void>
  /** Once it has ended, in whatever way. */
  readonly ended: Promise<void>
  kill(): Promise<void>
}

export type EditingOptions = {
  readonly many?: number
  readonly atOnce?: number
  readonly env?: NodeJS.ProcessEnv
  /** How large any file may become that it writes: beyond that writing fails as on a full disk. */
  readonly mostKilobytes?: number
}

/** Another process that edits a store and tells what was confirmed. */
export function editing(file: string, owner: string, options: EditingOptions = {}): Editing {
  const { many, atOnce = 1, env = process.env, mostKilobytes } = options
  const args = [script, file, owner, ...(many === undefined ? [] : [String(many)])]
  // The signal that comes with it would end the process: ignored, writing fails instead.
  const limited = `trap '' XFSZ; ulimit -f ${mostKilobytes}; exec "$0" "$@"`
  const [program, words] =
    mostKilobytes === undefined ? [process.execPath, args] : ['bash', ['-c', limited, process.execPath, ...args]]
  const child = spawn(program, words, {
    env: { ...env, AT_ONCE: String(atOnce) },
    stdio: ['ignore', 'pipe', mostKilobytes === undefined ? 'inherit' : 'ignore'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const confirmed: string[] = []
  const waiting: { readonly count: number; readonly come: () => void; readonly fail: (error: Error) => void }[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    confirmed.push(line)
    for (const { count, come } of waiting) if (confirmed.length >= count) come()
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  void ended.then(() => {
    for (const { fail } of waiting) fail(new Error(`It ended after ${confirmed.length}`))
  })
  return {
    child,
    confirmed,
    ended,
    reach: (count) =>
      new Promise((come, fail) => {
        if (confirmed.length >= count) come()
        else waiting.push({ count, come, fail })
      }),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
