import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Processes cost more than they give on two cores.
  '--in-process-gpu',
  '--renderer-process-limit=1',
]

/** A Chromium of the system where there is one, else the one that came with the packages. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, libraries } = await chromiumPath()
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  return chromium.launch({
    executablePath,
    args: FLAGS,
    headless: process.env.HEADED === undefined,
    env: libraries === null ? env : { ...env, LD_LIBRARY_PATH: libraries },
  })
}

export async function chromiumPath(): Promise<{ executablePath: string; libraries: string | null }> {
  for (const path of [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']) {
    if (path !== undefined && existsSync(path)) return { executablePath: path, libraries: null }
  }
  const { default: packaged } = await import('@sparticuz/chromium')
  const executablePath = await packaged.executablePath()
  return { executablePath, libraries: unpackLibraries() }
}

/** The packaged Chromium needs NSS, which a bare machine lacks and the package carries for another system. */
function unpackLibraries(): string {
  const folder = join(tmpdir(), 'mineral-table-chromium-libraries')
  if (!existsSync(join(folder, 'lib'))) {
    let root = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))
    while (!existsSync(join(root, 'bin', 'al2023.tar.br'))) root = dirname(root)
    const unpacking = `${folder}.${process.pid}`
    mkdirSync(unpacking, { recursive: true })
    writeFileSync(join(unpacking, 'al.tar'), brotliDecompressSync(readFileSync(join(root, 'bin', 'al2023.tar.br'))))
    execFileSync('tar', ['xf', join(unpacking, 'al.tar'), '-C', unpacking])
    renameSync(unpacking, folder)
  }
  return `${folder}:${join(folder, 'lib')}`
}
