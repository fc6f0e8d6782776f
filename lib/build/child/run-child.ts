import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type ChildOutcome, type ChildTask, childOutcome } from './child-task'

const CHILD = fileURLToPath(new URL('./catalogue-child.mjs', import.meta.url))
const HEAP_MB = 192

function argumentsFor(task: ChildTask): string[] {
  return [`--max-old-space-size=${HEAP_MB}`, '--max-semi-space-size=8', CHILD, JSON.stringify(task)]
}

function outcomeIn(said: string, complaint: string): ChildOutcome {
  try {
    return childOutcome.parse(JSON.parse(said))
  } catch {
    return { ok: false, words: complaint.trim() || 'The process ended before it was done.' }
  }
}

export type Child = {
  readonly outcome: Promise<ChildOutcome>
  /** Ends it, whatever it is at: nothing half done is ever shown. */
  stop(): void
}

/** Does the work in a process of its own, which ends with this one, while this one serves. */
export function startChild(task: ChildTask): Child {
  const child = spawn(process.execPath, argumentsFor(task), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let [said, complaint] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const outcome = new Promise<ChildOutcome>((resolve) => {
    child.on('error', (error) => resolve({ ok: false, words: error.message }))
    child.on('close', () => resolve(outcomeIn(said, complaint)))
  })
  return { outcome, stop: () => void child.kill() }
}
