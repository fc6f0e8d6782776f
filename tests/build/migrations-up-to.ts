import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { MIGRATIONS } from '@/lib/build/open-stores'
import { temporaryDirectory } from '../fixtures/stores'

/** A folder with the migrations of people up to one of them, as an older version has them. */
export function migrationsUpTo(last: string): string {
  const folder = join(temporaryDirectory(), 'migrations')
  mkdirSync(folder)
  for (const name of readdirSync(MIGRATIONS.people)) {
    if (name <= last) cpSync(join(MIGRATIONS.people, name), join(folder, name), { recursive: true })
  }
  return folder
}
