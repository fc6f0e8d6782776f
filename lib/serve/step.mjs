// Plain JavaScript over Node alone: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const LEASH = fileURLToPath(new URL('./leash.mjs', import.meta.url))
const MOST_KEPT = 64 * 1024

let underway = null

/** Ends the step that is under way, with all that it started. */
export function endStep() {
  if (underway === null || underway.pid === undefined) return
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(underway.pid), '/t', '/f'])
  else process.kill(-underway.pid, 'SIGKILL')
}

/**
 * Runs a step that must succeed; says what it is doing, and stops the whole command when it fails. `explain` is told
 * what the step complained of, and may know more. Where this process ends in any way, the step ends too.
 */
export async function run(what, command, args, { env = {}, explain = () => null } = {}) {
  console.log(`${what} …`)
  const began = Date.now()
  const { code, complaints } = await execute(command, args, env)
  if (code !== 0) {
    console.error(`${what} failed (exit code ${code}).`)
    const more = explain(complaints)
    if (more !== null) console.error(`\n${more}`)
    process.exit(code)
  }
  console.log(`${what}: done in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

function execute(command, args, env) {
  return new Promise((resolve) => {
    let complaints = ''
    const step = spawn(process.execPath, [LEASH, command, ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      env: { ...process.env, ...env },
      // A process group of its own, to be ended as a whole.
      detached: process.platform !== 'win32',
    })
    underway = step
    step.stderr.on('data', (chunk) => {
      process.stderr.write(chunk)
      complaints = `${complaints}${chunk}`.slice(-MOST_KEPT)
    })
    step.on('close', (code) => {
      underway = null
      resolve({ code: code ?? 1, complaints })
    })
  })
}
