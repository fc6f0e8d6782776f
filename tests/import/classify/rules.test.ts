import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readImportRules, readNameRules } from '@/lib/content/import-rules'

let data = ''
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'import-rules-')), 'data')
  cpSync('data', data, { recursive: true })
})
afterEach(() => rmSync(join(data, '..'), { recursive: true }))

function change(file: string, edit: (text: string) => string): void {
  const path = join(data, 'import', file)
  writeFileSync(path, edit(readFileSync(path, 'utf8')))
}

describe('the rules that sort imported foods', () => {
  test('ours are sound: every id they use is known and none stands twice', () => {
    const { groups, servings, flags, amounts } = readImportRules(data)
    expect(Math.min(groups.length, servings.length, flags.length, amounts.size)).toBeGreaterThan(10)
    expect(readNameRules(data).heads.has('nuts')).toBe(true)
  })

  test('rules come particular before general: one without any test would end the list', () => {
    const { groups, servings } = readImportRules(data)
    for (const { id, name, categories } of groups) expect(name !== null || categories !== null, id).toBe(true)
    for (const rule of servings)
      expect(rule.name !== null || rule.categories !== null || rule.groups !== null, rule.id).toBe(true)
  })

  test.each([
    ['group-rules.json', '"group": "leafy-greens"', '"group": "leafy-grins"', '"leafy-grins" is not in groups.json'],
    ['group-rules.json', '"role": "drink"', '"role": "drunk"', '"drunk" is not in roles.json'],
    ['serving-rules.json', '"serving": "milk"', '"serving": "cow"', '"cow" has no usual amount'],
    ['usual-amounts.json', '"grams": 50', '"grams": 500', '500 g is outside 50 to 55 g'],
    ['usual-amounts.json', '"bread"', '"bred"', 'is not in reference-amounts.csv'],
    ['flag-rules.json', '"name": "cream of tartar"', '"name": "("', 'Invalid regular expression'],
    ['flag-rules.json', '"flag"', '"flagge"', 'flag'],
    ['name-rules.json', '"heads"', '"haeds"', 'haeds'],
    ['name-rules.json', String.raw`"\\. ?$"`, String.raw`"^(\\w+), \\1$"`, 'a pattern may not refer to its groups'],
    [
      'name-rules.json',
      String.raw`\\s*\\((?:most common type|NS as to [^)]*)\\)`,
      ', NFS$',
      'a note stands in brackets',
    ],
  ])('in %s, %s changed to %s is told', (file, from, to, reason) => {
    change(file, (text) => text.replace(from, to))
    expect(() => [readImportRules(data), readNameRules(data)]).toThrow(reason)
  })

  test('a rule that stands twice is told', () => {
    change('flag-rules.json', (text) => {
      const rules: unknown = JSON.parse(text)
      return JSON.stringify(Array.isArray(rules) ? [...rules, rules[0]] : rules)
    })
    expect(() => readImportRules(data)).toThrow('stands twice')
  })
})
