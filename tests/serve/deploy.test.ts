import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { commandsOf, readProject } from '@/lib/serve/package/commands'

const DEPLOY = 'lib/serve/deploy'
const FILES = readdirSync(DEPLOY)
const text = (file: string) => readFileSync(join(DEPLOY, file), 'utf8')

/** Variables of systems and images, not ours. */
const NOT_OURS = /^(?:PATH|NODE|SITE_NAME|CMD|ENV|USER|EXPOSE|VOLUME|ALL|POSTGRES_\w+|AF_\w+|EPERM|STOPSIGNAL|WORKDIR)$/

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-deploy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What stands in a package at its top. */
function inPackage(): readonly string[] {
  const commands = commandsOf(readProject(process.cwd())).map(({ name }) => `${name}.mjs`)
  return ['start', 'server.mjs', ...readdirSync('lib/serve/package/own'), ...commands]
}

describe.each(FILES)('%s', (file) => {
  test('names only what is in a package', () => {
    const named = [...text(file).matchAll(/(?:\/site|\/opt\/mineral-table\/current)\/([\w./-]+)/g)].map(
      ([, name]) => name,
    )
    const known = inPackage()
    for (const name of named) expect(known).toContain(name)
  })

  test('sets only variables that something reads', () => {
    const code = [...sources('lib'), ...sources('app')].join('\n')
    const assigned = text(file).matchAll(/(?:^|[\s"])([A-Z][A-Z0-9_]{2,})(?:=|: )/gm)
    for (const [, name = ''] of assigned) {
      if (!NOT_OURS.test(name)) expect(code.includes(name.replace(/_FILE$/, '')), name).toBe(true)
    }
  })
})

function* sources(room: string): Generator<string> {
  for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
    if (/\.(?:ts|mjs)$/.test(name)) yield readFileSync(join(room, name), 'utf8')
  }
}

/** The files of `folder/*.ext`, or the one that is named. */
function matching(pattern: string): readonly string[] {
  if (!pattern.includes('*')) return [pattern]
  const within = dirname(pattern)
  return readdirSync(within)
    .filter((name) => extname(name) === extname(pattern))
    .map((name) => join(within, name))
}

test('the image installs with the files that are copied before all others', () => {
  const copied = text('Containerfile')
    .split('\n')
    .flatMap((line) => /^COPY (?!--from|\. )(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? [])
  expect(copied.length).toBeGreaterThan(0)
  for (const file of copied.flatMap(matching)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(file, join(folder, file))
  }
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '-e',
      `import('./lib/serve/setup.mjs').then(({ install }) => process.exit(typeof install === 'function' ? 0 : 1))`,
    ],
    { cwd: folder, encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
})

test('every secret of the clinic is made by its first lines and given to a service', () => {
  const compose = text('compose.clinic.yaml')
  const declared = [...compose.matchAll(/^ {2}([\w-]+): \{ file: \.\/secrets\/([\w-]+) \}$/gm)]
  expect(declared).toHaveLength(4)
  for (const [, name = '', file = ''] of declared) {
    expect(compose).toMatch(new RegExp(`^#.*secrets/${file}\\b`, 'm'))
    expect(compose).toMatch(new RegExp(`^    secrets: \\[.*\\b${name}\\b.*\\]$`, 'm'))
    expect(compose).toMatch(new RegExp(`_FILE: /run/secrets/${name}$`, 'm'))
  }
})

const systemd = spawnSync('systemd-analyze', ['--version']).status === 0
test.skipIf(!systemd)('systemd finds nothing wrong with the units', () => {
  const units = FILES.filter((file) => /\.(?:service|timer)$/.test(file)).map((file) => {
    const copy = join(folder, file)
    writeFileSync(copy, text(file).replaceAll('/opt/mineral-table/current/start', '/bin/true'))
    return copy
  })
  expect(units).toHaveLength(3)
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})
