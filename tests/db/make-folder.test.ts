import { existsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '@/lib/db/make-folder'
import { temporaryDirectory } from '../fixtures/stores'

test('a folder is made with those above it, each for whom it is said, and again it is left alone', () => {
  const folder = join(temporaryDirectory(), 'a', 'b')
  makeFolder(folder, 0o700)
  makeFolder(folder, 0o700)
  for (const made of [folder, dirname(folder)]) expect(statSync(made).mode & 0o777).toBe(0o700)
})

test('a file in the place of a folder is no folder', () => {
  const file = join(temporaryDirectory(), 'a')
  writeFileSync(file, '')
  expect(() => makeFolder(file)).toThrow('EEXIST')
  expect(() => makeFolder(join(file, 'b'))).toThrow(/EEXIST|ENOTDIR/)
})

test.runIf(existsSync('/proc/self'))('where the system lets nobody make one, that is said at once', () => {
  expect(() => makeFolder('/proc/nowhere/further')).toThrow(/ENOENT|EACCES|EPERM/)
})
