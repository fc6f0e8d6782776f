import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'

const SHORTEST = 32

type Environment = Readonly<Record<string, string | undefined>>

/** Where the signing secret is kept when nobody gives one: with the user's state, never in the repository. */
export function secretFile(env: Environment): string {
  const state = env.XDG_STATE_HOME
  const base = state !== undefined && isAbsolute(state) ? state : join(homedir(), '.local', 'state')
  return join(base, 'mineral-table', 'session-secret')
}

/** MINERAL_TABLE_SECRET, or the secret made on first start. Throws, saying what to do, where neither can be had. */
export function readSecret(env: Environment = process.env): string {
  const given = env.MINERAL_TABLE_SECRET
  if (given !== undefined && given !== '') {
    if (given.length >= SHORTEST) return given
    throw new Error(`MINERAL_TABLE_SECRET is too short: give it at least ${SHORTEST} characters.`)
  }
  const file = secretFile(env)
  try {
    return keptSecret(file) ?? makeSecret(file)
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
    if (secret.length < SHORTEST) throw new Error('the file is damaged; delete it to get a new secret')
    return secret
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

function makeSecret(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
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
