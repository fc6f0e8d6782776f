import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { makeFolder } from '../db/make-folder'
import { HOW_TO_MAKE_A_SECRET, weaknessOfSecret } from '../schemas/secret-strength'

type Environment = Readonly<Record<string, string | undefined>>

/** What cookies are signed with now, and what those were signed with that are still to open lists. */
export type Secrets = { readonly current: string; readonly old: readonly string[] }

/** Where the signing secret is kept when nobody gives one: with the user's state, never in the repository. */
export function secretFile(env: Environment): string {
  const state = env.XDG_STATE_HOME
  const base = state !== undefined && isAbsolute(state) ? state : join(homedir(), '.local', 'state')
  return join(base, 'mineral-table', 'session-secret')
}

/**
 * MINERAL_TABLE_SECRET, or the secret made on first start; with those of MINERAL_TABLE_OLD_SECRETS. `tell` hears what
 * was mended. Throws, saying what to do, where no secret can be had or the one there is could be guessed.
 */
export function readSecrets(env: Environment = process.env, tell: (words: string) => void = () => {}): Secrets {
  const old = (env.MINERAL_TABLE_OLD_SECRETS ?? '').split(',').map((one) => one.trim())
  return { current: currentSecret(env, tell), old: old.filter((one) => one !== '') }
}

function currentSecret(env: Environment, tell: (words: string) => void): string {
  const given = env.MINERAL_TABLE_SECRET
  if (given !== undefined && given !== '') {
    const weakness = weaknessOfSecret(given)
    if (weakness === null) return given
    throw new Error(`MINERAL_TABLE_SECRET is ${weakness}. One that is strong: ${HOW_TO_MAKE_A_SECRET}`)
  }
  const file = secretFile(env)
  try {
    const kept = keptSecret(file)
    if (kept === null) return makeSecret(file)
    keepToItsOwner(file, tell)
    return kept
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      `Cannot keep the session secret in ${file} (${reason}). Make that folder writable, or set MINERAL_TABLE_SECRET.`,
    )
  }
}

function keptSecret(file: string): string | null {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    const weakness = weaknessOfSecret(secret)
    if (weakness !== null) {
      throw new Error(`the file is damaged: what it holds is ${weakness}; delete it to get a new secret`)
    }
    return secret
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Who can read the secret can be everybody: what others may do with its file is taken from them. */
function keepToItsOwner(file: string, tell: (words: string) => void): void {
  if (process.platform === 'win32') return
  const mode = statSync(file).mode & 0o777
  if ((mode & 0o077) === 0) return
  chmodSync(file, mode & 0o700)
  tell(
    `The session secret ${file} could be read by others on this machine (mode ${mode.toString(8)}). It is closed to them ` +
      `now. If anybody may have read it, make a new one and name this one in MINERAL_TABLE_OLD_SECRETS for a while.`,
  )
}

function makeSecret(file: string): string {
  makeFolder(dirname(file), 0o700)
  const secret = randomBytes(32).toString('base64url')
  try {
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
    return secret
  } catch (error) {
    const other = isCode(error, 'EEXIST') ? keptSecret(file) : null
    if (other === null) throw error
    return other
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
