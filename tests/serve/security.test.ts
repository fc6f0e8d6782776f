import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const PAGE = 'lib/serve/SECURITY.md'

/** The 70 requirements of ASVS 5.0.0 at level 1: how many, section by section, and which. */
const LEVEL_1 = [
  ...['1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5', '1.3.1', '1.3.2', '1.5.1', '2.1.1', '2.2.1', '2.2.2', '2.3.1'],
  ...['3.2.1', '3.2.2', '3.3.1', '3.4.1', '3.4.2', '3.5.1', '3.5.2', '3.5.3', '4.1.1', '4.4.1'],
  ...['5.2.1', '5.2.2', '5.3.1', '5.3.2', '6.1.1', '6.2.1', '6.2.2', '6.2.3', '6.2.4', '6.2.5', '6.2.6', '6.2.7'],
  ...['6.2.8', '6.3.1', '6.3.2', '6.4.1', '6.4.2', '7.2.1', '7.2.2', '7.2.3', '7.2.4', '7.4.1', '7.4.2'],
  ...['8.1.1', '8.2.1', '8.2.2', '8.3.1', '9.1.1', '9.1.2', '9.1.3', '9.2.1'],
  ...['10.4.1', '10.4.2', '10.4.3', '10.4.4', '10.4.5', '11.3.1', '11.3.2', '11.4.1', '12.1.1', '12.2.1', '12.2.2'],
  ...['13.4.1', '14.2.1', '14.3.1', '15.1.1', '15.2.1', '15.3.1'],
]

const rows = readFileSync(PAGE, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number = '', asked = '', answer = '', shown = ''] = line.split('|').map((cell) => cell.trim())
    return /^\d+\.\d+\.\d+$/.test(number) ? [{ number, asked, answer, shown }] : []
  })

describe('the security page', () => {
  test('answers each requirement of level 1 once', () => {
    expect(LEVEL_1).toHaveLength(70)
    expect(rows.map(({ number }) => number)).toEqual(LEVEL_1)
  })

  test.each(rows)('$number names what shows it, and that is there', ({ asked, answer, shown }) => {
    expect(asked).not.toBe('')
    expect(['yes', 'no', 'does not apply']).toContain(answer)
    expect(shown).not.toBe('')
    const named = [...shown.matchAll(/`((?:lib|app|tests)\/[^`]+)`/g)].map(([, file = '']) => file)
    if (answer === 'yes' && shown !== 'above') expect(named).not.toEqual([])
    for (const file of named) expect(existsSync(file), file).toBe(true)
  })
})

const sources = ['app', 'lib'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name))
    .map((name) => join(room, name)),
)

/** Files in which something stands that is not meant to. */
function filesWith(pattern: RegExp, but: readonly string[] = []): readonly string[] {
  return sources.filter((file) => !but.includes(file) && pattern.test(readFileSync(file, 'utf8')))
}

describe('no code', () => {
  test('runs text as code', () => {
    expect(filesWith(/\beval\(|new Function\(|node:vm|setTimeout\(['"`]/)).toEqual([])
  })

  test('gives a shell what it did not write itself', () => {
    // On Windows npm is a script of the shell; what is run there is written in the file.
    expect(filesWith(/\bexec\w*[^}]*\} from 'node:child_process'|shell: (?!process\.platform === 'win32')/)).toEqual([])
    expect(filesWith(/node:child_process/).filter((file) => file.startsWith('app/'))).toEqual([])
  })

  test('puts text into a page as markup, but for what React or the server made', () => {
    expect(filesWith(/innerHTML|insertAdjacentHTML|outerHTML|document\.write/)).toEqual([])
    expect(filesWith(/dangerouslySetInnerHTML/)).toEqual([
      'app/_ui/footer.tsx',
      'app/_ui/masthead.tsx',
      'app/_ui/shared-main.tsx',
      'app/foods/food-item.tsx',
    ])
  })

  test('hashes by anything but SHA-256', () => {
    expect(filesWith(/create(?:Hash|Hmac)\('(?!sha256')/)).toEqual([])
  })

  test('lets other sites in', () => {
    expect(filesWith(/access-control-allow/i)).toEqual([])
  })
})
