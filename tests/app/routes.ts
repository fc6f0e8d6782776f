import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

function filesOf(name: RegExp): readonly string[] {
  return readdirSync('app', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

export const PAGE_FILES = filesOf(/^page\.tsx$/)
export const ROUTE_FILES = filesOf(/^route\.tsx?$/)
export const LAYOUT_FILES = filesOf(/^(layout|template)\.tsx$/)

/** What a page declares in its source: each way in which it spreads a delivery into its metadata. */
export function declaredIn(file: string): readonly string[] {
  return [...new Set([...readFileSync(file, 'utf8').matchAll(/\.\.\.(SHARED|PRIVATE)\b/g)].map(([, one = '']) => one))]
}
