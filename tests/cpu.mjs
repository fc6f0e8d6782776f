// What a process and all that it started has cost so far, in seconds of CPU. Linux tells; elsewhere it is unknown.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const EVERY_MS = 250
const TICKS_PER_SECOND = 100

/** By process: its parent, and what it and its ended children have used. */
function processes() {
  const found = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
      found.set(Number(name), { parent: Number(fields[1]), ticks })
    } catch {
      // It ended while we looked.
    }
  }
  return found
}

function secondsBelow(pid) {
  const all = processes()
  const isBelow = (one) => {
    for (let at = one; at > 1; at = all.get(at)?.parent ?? 0) if (at === pid) return true
    return false
  }
  let ticks = 0
  for (const [one, process] of all) if (isBelow(one)) ticks += process.ticks
  return ticks / TICKS_PER_SECOND
}

/** Follows a child until it ends; then tells its seconds, or null. */
export function followCpu(child) {
  if (!existsSync('/proc/self/stat')) return () => null
  let most = 0
  // A browser that is killed at the end is counted by nobody, so the largest sum is the right one.
  const timer = setInterval(() => {
    most = Math.max(most, secondsBelow(child.pid))
  }, EVERY_MS)
  child.on('exit', () => clearInterval(timer))
  return () => most
}
