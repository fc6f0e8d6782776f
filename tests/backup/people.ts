import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openStore } from '@/lib/build/open-stores'
import { lists } from '@/lib/db/lists'
import { connect } from '@/lib/db/people-client'
import type { Stores } from '@/lib/db/stores'
import { makeList } from '../db/list-made'
import { emptyStores, temporaryDirectory } from '../fixtures/stores'

/** Stores of which people are ready, and the environment of whoever runs the site. */
export type Site = { readonly stores: Stores; readonly env: NodeJS.ProcessEnv }

export function emptySite(): Site {
  const stores = emptyStores()
  openStore(stores, 'people').db.close()
  return { stores, env: environment() }
}

/** Another user, or another machine: with a secret of its own to be made. */
export function environment(): NodeJS.ProcessEnv {
  const { MINERAL_TABLE_SECRET: _, ...env } = process.env
  return { ...env, XDG_STATE_HOME: temporaryDirectory() }
}

/** As a server that makes these lists and stops in good order. */
export async function makeLists({ stores }: Site, owner: string, names: readonly string[]): Promise<void> {
  const client = connect(stores.people)
  for (const name of names) await makeList(lists(client), owner, name)
  await client.$disconnect()
}

/** The names of all lists in a file that nobody here has open. */
export function namesIn(file: string): readonly string[] {
  const db = new Database(file, { fileMustExist: true })
  try {
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error(`${file} is damaged`)
    return db.prepare<[], string>('SELECT name FROM MealList ORDER BY name').pluck().all()
  } finally {
    db.close()
  }
}

/** Flips one bit of the first place in a file where a text stands. */
export function flipBit(file: string, text: string): void {
  const bytes = readFileSync(file)
  const at = bytes.indexOf(text)
  if (at < 0) throw new Error(`There is no "${text}" in ${file}`)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(file, bytes)
}

export const inFolder = (folder: string) => join(folder, 'people.db')
