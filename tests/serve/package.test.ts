import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { commandsOf } from '@/lib/serve/package/commands'
import { libcOf } from '@/lib/serve/package/own/begin.mjs'

const HERE = {
  platform: process.platform,
  arch: process.arch,
  libc: libcOf(process),
  abi: process.versions.modules,
  node: process.versions.node,
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** What a command of a package made for a machine is told before it begins, and where it is told that the data is. */
function begun(env: Readonly<Record<string, string>>, madeFor: Readonly<Record<string, string>> = HERE) {
  const folder = mkdtempSync(join(tmpdir(), 'mineral-table-begin-'))
  folders.push(folder)
  cpSync('lib/serve/package/own', folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ madeFor }))
  const told = `console.log(JSON.stringify(process.env))`
  writeFileSync(join(folder, 'told.mjs'), `import { begin } from './begin.mjs'\nbegin('told.mjs')\n${told}\n`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'told.mjs')], {
    cwd: tmpdir(),
    env: { NODE_ENV: 'test', ...env },
    encoding: 'utf8',
  })
  return { status, folder, stderr, env: status === 0 ? JSON.parse(stdout) : {} }
}

describe('a package', () => {
  test('keeps its data outside of itself, where the state of its user is', () => {
    expect(begun({}).env.DATABASE_URL).toBe(`file:${homedir()}/.local/state/mineral-table/mineral-table.db`)
    expect(begun({ XDG_STATE_HOME: '/var/lib' }).env.DATABASE_URL).toBe('file:/var/lib/mineral-table/mineral-table.db')
  })

  test('takes a relative place from where it is started, and leaves other databases alone', () => {
    expect(begun({ DATABASE_URL: 'file:./here/site.db' }).env.DATABASE_URL).toBe(`file:${tmpdir()}/here/site.db`)
    expect(begun({ DATABASE_URL: 'mysql://somewhere' }).env.DATABASE_URL).toBe('mysql://somewhere')
  })

  test('refuses to keep data where it would go with the next version', () => {
    const { folder } = begun({})
    cpSync('lib/serve/package/own', folder, { recursive: true })
    const inside = spawnSync(process.execPath, ['told.mjs'], {
      cwd: folder,
      env: { NODE_ENV: 'test', DATABASE_URL: 'file:./site.db' },
      encoding: 'utf8',
    })
    expect(inside.status).toBe(1)
    expect(inside.stderr).toContain(`puts the databases into the package (${join(folder, 'site.db')})`)
  })

  test.each([
    { ...HERE, abi: '1', node: '0.1.0' },
    { ...HERE, arch: 'pdp11' },
    { ...HERE, platform: 'plan9' },
  ])('says which machine and which Node it is made for', (madeFor) => {
    const { status, stderr } = begun({}, madeFor)
    expect(status).toBe(1)
    expect(stderr).toBe(
      `This package is made for ${madeFor.platform} (${madeFor.libc}) on ${madeFor.arch} with Node ${madeFor.node} ` +
        `(module version ${madeFor.abi}); this is ${HERE.platform} (${HERE.libc}) on ${HERE.arch} with Node ` +
        `${HERE.node} (module version ${HERE.abi}). Start it with that Node, or make a package on a machine like ` +
        'this one: npm run package\n',
    )
  })

  test('reads a secret from a file that is named', () => {
    const { folder } = begun({})
    const file = join(folder, 'secret')
    writeFileSync(file, 'kept from the list of processes\n')
    const { env } = begun({ OPERATOR_TOKEN_FILE: file })
    expect(env.OPERATOR_TOKEN).toBe('kept from the list of processes')
    expect(env.OPERATOR_TOKEN_FILE).toBeUndefined()
    expect(begun({ OPERATOR_TOKEN_FILE: file, OPERATOR_TOKEN: 'other' }).stderr).toContain('give one of them')
    expect(begun({ OPERATOR_TOKEN_FILE: join(folder, 'none') }).stderr).toContain('OPERATOR_TOKEN_FILE cannot be read')
  })
})

test('the commands of a package are those that npm runs from lib/cli, with what Node is told before', () => {
  const scripts = {
    start: 'node lib/serve/start.mjs',
    bench: 'node --import tsx tests/bench/run.ts',
    backup: 'node --import tsx lib/cli/backup.ts',
    catalogue: 'node --max-semi-space-size=8 --import tsx lib/cli/catalogue.ts',
  }
  const project = { name: 'n', version: '1.0.0', license: 'MIT', engines: { node: '>=20' }, scripts }
  expect(commandsOf(project)).toEqual([
    { name: 'backup', entry: 'lib/cli/backup.ts', flags: [] },
    { name: 'catalogue', entry: 'lib/cli/catalogue.ts', flags: ['--max-semi-space-size=8'] },
  ])
})
