import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isGone, isRunning, type StartFolder, startFolder } from './start-folder'

async function serverOf({ written }: StartFolder): Promise<{ readonly pid: number; readonly port: number }> {
  return JSON.parse(await written('server'))
}

/** Resolves when nobody listens there any more. */
async function refusing(port: number): Promise<void> {
  for (;;) {
    const isRefused = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(100) }).then(
      () => false,
      (error: Error) => String(error.cause).includes('ECONNREFUSED'),
    )
    if (isRefused) return
  }
}

/** A step that leaves its process id, and goes on for ever in a process of its own. */
const ENDLESS = 'sleep 600 & echo $! > step; wait'

test.each([
  ['npm', 'SIGTERM'],
  ['npm', 'SIGINT'],
  ['node', 'SIGTERM'],
] as const)('a site started by %s ends on %s when the answer under way is finished, with 0', async (by, signal) => {
  const folder = startFolder()
  const { process, ended } = folder.start(by)
  const { pid, port } = await serverOf(folder)
  const answer = fetch(`http://127.0.0.1:${port}/`)
  await folder.written('asked')
  process.kill(signal)
  await refusing(port)
  expect(isRunning(pid)).toBe(true)
  writeFileSync(join(folder.folder, 'answer'), '')
  expect(await (await answer).text()).toBe('done')
  expect(await ended).toBe(0)
  expect(isRunning(pid)).toBe(false)
})

test.each(['npm', 'node'] as const)('killed, as %s, it leaves no server behind', async (by) => {
  const folder = startFolder()
  const { process, ended } = folder.start(by)
  const { pid } = await serverOf(folder)
  process.kill('SIGKILL')
  await isGone(pid)
  await ended
})

test('a site whose server was killed ends otherwise than with 0, for a supervisor to start it again', async () => {
  const folder = startFolder()
  const { ended } = folder.start('npm')
  const { pid } = await serverOf(folder)
  process.kill(pid, 'SIGKILL')
  expect(await ended).toBe(137)
})

test('asked to end once more, a site ends at once, and says by which signal', async () => {
  const folder = startFolder()
  const { process, ended } = folder.start('npm')
  const { pid, port } = await serverOf(folder)
  const answer = fetch(`http://127.0.0.1:${port}/`).then(
    () => 'answered',
    () => 'cut off',
  )
  await folder.written('asked')
  process.kill('SIGTERM')
  await refusing(port)
  const again = setInterval(() => process.kill('SIGTERM'), 50)
  // The last of these may reach npm itself when it has nobody left to hand it to.
  expect([143, 'SIGTERM']).toContain(await ended)
  clearInterval(again)
  expect(await answer).toBe('cut off')
  await isGone(pid)
})

test('Ctrl-C, which reaches all of them at once and is handed on besides, is one request to end', async () => {
  const folder = startFolder()
  const { process, ended } = folder.start('npm')
  const { port } = await serverOf(folder)
  const answer = fetch(`http://127.0.0.1:${port}/`)
  await folder.written('asked')
  globalThis.process.kill(-(process.pid ?? 0), 'SIGINT')
  await refusing(port)
  writeFileSync(join(folder.folder, 'answer'), '')
  expect(await (await answer).text()).toBe('done')
  expect(await ended).toBe(0)
})

test('a mistake that nothing caught ends a site with 1, and is logged', async () => {
  const folder = startFolder()
  const { ended, said } = folder.start('npm')
  const { port } = await serverOf(folder)
  await expect(fetch(`http://127.0.0.1:${port}/mistake`)).rejects.toThrow()
  expect(await ended).toBe(1)
  expect(said()).toMatch(/"level":60,.*"message":"a mistake"/)
})

describe('while a site is still installed', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends it at once, and the step with all its processes',
    async (signal) => {
      const folder = startFolder()
      folder.command('npm', ENDLESS)
      const { process, ended } = folder.start('npm')
      const step = Number(await folder.written('step'))
      process.kill(signal)
      expect(await ended).toBe(0)
      await isGone(step)
    },
  )

  test.each(['npm', 'node'] as const)('killed, as %s, it leaves no process of the step behind', async (by) => {
    const folder = startFolder()
    folder.command('npm', ENDLESS)
    const { process } = folder.start(by)
    const step = Number(await folder.written('step'))
    process.kill('SIGKILL')
    await isGone(step)
  })

  test('a failed step ends it with the code of the step', async () => {
    const folder = startFolder()
    folder.command('npm', 'echo no network >&2; exit 7')
    const { ended, said } = folder.start('node')
    expect(await ended).toBe(7)
    expect(said()).toMatch(/no network\n(?:.*\n)*Installing packages failed \(exit code 7\)\.\n$/)
  })
})

describe('where the driver of the database has to be compiled', () => {
  const FAILED = 'echo "npm error gyp ERR! find Python" >&2; exit 1'

  test('and nothing to compile with is there, that is said, and how to get it', async () => {
    const folder = startFolder()
    folder.command('npm', FAILED)
    const { ended, said } = folder.start('node', { PATH: join(folder.folder, 'bin') })
    expect(await ended).toBe(1)
    expect(said()).toMatch(/had to be compiled\. Missing on this machine: Python 3, make, a C\+\+ compiler\./)
    expect(said()).toMatch(
      /apt-get install python3 make g\+\+(?:.*\n)*.*apk add(?:.*\n)*.*dnf install(?:.*\n)*.*run the same command again/,
    )
  })

  test('and only one thing is missing, it alone is named', async () => {
    const folder = startFolder()
    folder.command('npm', FAILED)
    folder.command('python3', '')
    folder.command('g++', '')
    const { ended, said } = folder.start('node', { PATH: join(folder.folder, 'bin') })
    await ended
    expect(said()).toContain('Missing on this machine: make.')
  })

  test('and all is there, the reason is in what the compiler said', async () => {
    const folder = startFolder()
    folder.command('npm', FAILED)
    for (const tool of ['python3', 'g++', 'make']) folder.command(tool, '')
    const { ended, said } = folder.start('node', { PATH: join(folder.folder, 'bin') })
    await ended
    expect(said()).toMatch(/the reason is in the lines above\.\n$/)
  })
})

test('a promise that nobody awaited ends a site too, unless it is of a page under way', async () => {
  const folder = startFolder()
  const { ended, said } = folder.start('node')
  const { port } = await serverOf(folder)
  writeFileSync(join(folder.folder, 'answer'), '')
  expect(await (await fetch(`http://127.0.0.1:${port}/page`)).text()).toBe('done')
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('done')
  expect(said()).toMatch(/"level":50,.*"request":"1",.*"message":"a promise of a page"/)
  await fetch(`http://127.0.0.1:${port}/promise`).catch(() => {})
  expect(await ended).toBe(1)
})
