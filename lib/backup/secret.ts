import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { momentInName } from '../db/beside'
import { makeFolder } from '../db/make-folder'
import { syncFile } from '../db/sync-file'
import { readSecrets, secretFile } from '../session/secret'

/** Nobody knows the secret that the site signs with. */
export class NoSecret extends Error {
  constructor(file: string) {
    super(
      `The secret that signs cookies is not known: MINERAL_TABLE_SECRET is not set, and there is no ${file}. Run this as the user who runs the site, with the same environment.`,
    )
    this.name = 'NoSecret'
  }
}

/** The secret that the site signs with. Never makes one, which would open nobody's lists. Throws NoSecret. */
export function knownSecret(env: NodeJS.ProcessEnv): string {
  if (!env.MINERAL_TABLE_SECRET && !existsSync(secretFile(env))) throw new NoSecret(secretFile(env))
  return readSecrets(env).current
}

/** What became of the secret of a backup. */
export type RestoredSecret =
  | { readonly kind: 'none-in-backup' | 'same' }
  /** MINERAL_TABLE_SECRET says another, and goes on to. */
  | { readonly kind: 'differs-from-environment' }
  | {
      readonly kind: 'restored'
      readonly file: string /** Where the one that was there is kept. */
      readonly aside: string | null
    }

/** Puts the secret of a backup where the site finds it, and keeps what was there aside. */
export function restoreSecret(from: string, env: NodeJS.ProcessEnv, now: Date): RestoredSecret {
  if (!existsSync(from)) return { kind: 'none-in-backup' }
  const secret = readFileSync(from, 'utf8').trim()
  const given = env.MINERAL_TABLE_SECRET
  if (given) return { kind: given === secret ? 'same' : 'differs-from-environment' }
  const file = secretFile(env)
  const isThere = existsSync(file)
  if (isThere && readFileSync(file, 'utf8').trim() === secret) return { kind: 'same' }
  makeFolder(dirname(file), 0o700)
  const aside = isThere ? `${file}-before-restore-${momentInName(now)}` : null
  if (aside !== null) write(aside, readFileSync(file, 'utf8'))
  write(`${file}.part`, `${secret}\n`)
  renameSync(`${file}.part`, file)
  syncFile(dirname(file))
  return { kind: 'restored', file, aside }
}

function write(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 })
  syncFile(file)
}
