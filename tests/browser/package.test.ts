import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const MOST_BYTES = 150e6
/** Only to end what hangs: it packs, starts and stops a whole site. */
const LONGEST_MS = 180_000

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function run(command: string, ...args: readonly string[]) {
  return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
}

/** A command that runs another where there is no network but the loopback; none where the system forbids it. */
function withoutNetwork(): readonly string[] {
  const alone = ['unshare', '-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'] as const
  const [unshare, ...rest] = alone
  return run(unshare, ...rest, 'true').status === 0 ? alone : []
}

test(
  'a package starts anywhere with Node alone, keeps lists, and stops when told',
  () => {
    const away = mkdtempSync(join(tmpdir(), 'mineral-table-package-'))
    folders.push(away)
    const made = run(process.execPath, 'lib/serve/package.mjs', away)
    expect(made.status, made.stderr).toBe(0)
    const [, from = '', megabytes = ''] = /^(\S+): \d+ files, ([\d.]+) MB/m.exec(made.stdout) ?? []
    console.log(`The package has ${megabytes} MB`)
    expect(Number(megabytes) * 1e6).toBeLessThan(MOST_BYTES)
    expect(Number(megabytes)).toBeGreaterThan(0)

    // Where nothing of the project stands above it.
    const [folder, home] = [join(away, 'moved', 'site'), join(away, 'home')]
    for (const parent of [join(away, 'moved'), home]) mkdirSync(parent)
    renameSync(from, folder)
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => basename(name))
    expect(names.filter((name) => /^\.(?:git|svn|env)/.test(name))).toEqual([])
    const isolated = withoutNetwork()
    const [command = '', ...args] = [...isolated, process.execPath, 'tests/browser/in-package.mjs', folder, home]
    const used = run(command, ...args)
    expect(used.status, used.stderr).toBe(0)
    const came = JSON.parse(used.stdout)
    expect(came.page).toContain('Spinach, raw')
    expect(came.list).toContain('From a package')
    expect(came.tables).toContain('The catalogue shows')
    expect(came.image).toBe(404)
    expect(came.ready).toBe(0)
    expect(came.output).not.toMatch(/error/i)
    expect(came.overHttps).toEqual([
      'max-age=31536000',
      expect.stringMatching(/^__Host-mineral-table-owner=.*; Secure; HttpOnly/i),
    ])
    expect(came.ended).toEqual({ code: 0, signal: null })
    if (isolated.length > 0) expect(came.networks).toEqual(['lo'])
  },
  LONGEST_MS,
)
