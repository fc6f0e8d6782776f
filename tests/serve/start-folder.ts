import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'

const START = [
  ...['start.cjs', 'start-now.cjs', 'start.mjs', 'setup.mjs', 'step.mjs', 'leash.mjs', 'on-signal.mjs'],
  ...['missing-compiler.mjs', 'node-version.cjs', 'driver-headers.mjs'],
]

/** Where a command lies. */
function onPath(name: string): string {
  const folder = (process.env.PATH ?? '').split(delimiter).find((one) => existsSync(join(one, name)))
  if (folder === undefined) throw new Error(`There is no ${name} on this machine`)
  return join(folder, name)
}

/** A server as ours is, but for what it shows: it leaves its process id, and answers when `answer` stands there. */
const SERVER = (project: string) => `
import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { doorOf } from '${pathToFileURL(join(project, 'lib/serve/door.ts'))}'
import { endOnMistakes, endWithStart, stopInGoodOrder } from '${pathToFileURL(join(project, 'lib/serve/stopping.ts'))}'
import { withRequest } from '${pathToFileURL(join(project, 'lib/watch/request.ts'))}'

endWithStart()
const door = doorOf(createServer())
const port = await door.take(0, '127.0.0.1')
stopInGoodOrder(door, async () => {})
endOnMistakes()
door.open(({ url }, response) => {
  if (url === '/mistake') setImmediate(() => { throw new Error('a mistake') })
  else if (url === '/promise') void Promise.reject(new Error('a promise'))
  else if (url === '/page') withRequest({ id: '1', client: '', isSecure: false, trouble: null }, async () => {
    await null
    void Promise.reject(new Error('a promise of a page'))
  })
  const answer = () => existsSync('answer') ? response.end('done') : setTimeout(answer, 5)
  writeFileSync('asked', '1')
  answer()
})
writeFileSync('server', JSON.stringify({ pid: process.pid, port }))
`

export type StartFolder = {
  readonly folder: string
  /** A command in the place of one of the system, first on the path. */
  command(name: string, script: string): void
  /** `npm start`, or only what it runs. */
  start(by: 'npm' | 'node', env?: Readonly<Record<string, string>>): Started
  /** What a file of the folder holds, as soon as it is there. */
  written(file: string): Promise<string>
}

export type Started = {
  readonly process: ChildProcess
  readonly ended: Promise<number | NodeJS.Signals>
  said(): string
}

/**
 * A project with nothing in it but our start: what it installs and builds is made up, and its server shows nothing. All
 * that was started ends with the test.
 */
export function startFolder(): StartFolder {
  const project = process.cwd()
  const folder = mkdtempSync(join(tmpdir(), 'mineral-table-start-'))
  const bin = join(folder, 'bin')
  for (const made of ['bin', 'lib/serve', 'prisma', 'node_modules/next/dist/bin'])
    mkdirSync(join(folder, made), { recursive: true })
  for (const file of START) copyFileSync(join(project, 'lib/serve', file), join(folder, 'lib/serve', file))
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(project, file), join(folder, file))
  symlinkSync(resolve(project, 'node_modules/tsx'), join(folder, 'node_modules/tsx'))
  writeFileSync(join(folder, 'prisma/generate.mjs'), '')
  writeFileSync(join(folder, 'node_modules/next/dist/bin/next'), '')
  writeFileSync(join(folder, 'lib/serve/main.ts'), SERVER(project))
  symlinkSync(process.execPath, join(bin, 'node'))

  const groups: number[] = []
  onTestFinished(() => {
    for (const pid of groups) {
      try {
        process.kill(-pid, 'SIGKILL')
      } catch {
        // It is gone, as it should be.
      }
    }
    rmSync(folder, { recursive: true, force: true })
  })

  const command = (name: string, script: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  command('npm', 'exit 0')

  return {
    folder,
    command,
    start(by, env = {}) {
      const npm = onPath('npm')
      const [file = '', ...args] = by === 'npm' ? [npm, 'start'] : [process.execPath, 'lib/serve/start.cjs']
      const child = spawn(file, args, {
        cwd: folder,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          PATH: [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
          HOME: folder,
          NODE_ENV: 'production',
          ...env,
        },
      })
      if (child.pid !== undefined) groups.push(child.pid)
      let said = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
      const ended = new Promise<number | NodeJS.Signals>((done) =>
        child.on('close', (code, signal) => done(code ?? signal ?? 0)),
      )
      return { process: child, ended, said: () => said }
    },
    written: (file) => appears(join(folder, file)),
  }
}

/** What stands in a file, once something does. */
async function appears(file: string): Promise<string> {
  for (;;) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (text !== '') return text
    await new Promise((soon) => setTimeout(soon, 5))
  }
}

export function isRunning(pid: number): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
  return state !== '' && !state.startsWith('Z')
}

export async function isGone(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((soon) => setTimeout(soon, 20))
}
