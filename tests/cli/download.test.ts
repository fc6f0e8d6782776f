import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDownloads } from '@/lib/content/downloads'
import { bundled } from '../fixtures/bundle'
import { type Answering, contentOf, publisher, saying, sha256Of, whole } from '../fixtures/import/publisher'
import { temporaryDirectory } from '../fixtures/stores'

const FILE = 'FoodData_Central_foundation_food_csv_2026-04-30.zip'
const content = contentOf(300_000)
const COMMAND = await bundled('lib/cli/catalogue.ts')

type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** `npm run catalogue -- download …`, and what happens while it runs. */
function running(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [COMMAND, 'download', ...args], {
    env: { ...process.env, ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })))
  return { ended, interrupt: () => child.kill('SIGINT') }
}

describe('the download command', () => {
  test('fetches the newest release known from the folder it is told, and says what to run next', async () => {
    const to = join(temporaryDirectory(), 'there')
    const { url, asked } = await publisher(whole(content))
    const folder = new URL('.', url).href.replace(/\/$/, '')
    const { code, out } = await running(['usda-foundation', '--to', to], { MINERAL_TABLE_DATASETS_URL: folder }).ended
    expect(code).toBe(0)
    const file = join(to, FILE)
    expect(out).toBe(`usda-foundation@2026-04-30 from ${url.host}
Downloading
${file} is downloaded: 300 kB.
No checksum is known for it. Its SHA-256 is ${sha256Of(content)}; note it, to give it as --sha256 another time.
Bring it in with:
  npm run catalogue -- import ${file}
`)
    expect(readFileSync(file).equals(content)).toBe(true)
    const again = ['usda-foundation@2026-04-30', '--to', to, '--from', folder, '--sha256', sha256Of(content)]
    expect((await running(again).ended).out).toContain(`is there already: 300 kB.\nIts SHA-256 is the one expected.`)
    expect(asked).toHaveLength(1)
  })

  test('fetches a release that is not known yet by its own address', async () => {
    const to = temporaryDirectory()
    const { url } = await publisher(whole(content))
    const newer = new URL('FoodData_Central_foundation_food_csv_2030-10-31.zip', url).href
    const { code, out } = await running(['usda-foundation', '--to', to, '--from', newer]).ended
    expect([code, out.split('\n')[0]]).toEqual([0, `usda-foundation@2030-10-31 from ${url.host}`])
    expect(readFileSync(join(to, 'FoodData_Central_foundation_food_csv_2030-10-31.zip')).equals(content)).toBe(true)
    const known = new URL('FoodData_Central_sr_legacy_food_csv_2018-04.zip', url).href
    const { code: refused, err } = await running(['usda-sr-legacy', '--to', to, '--from', known]).ended
    expect([refused, err]).toEqual([1, expect.stringMatching(/not what is expected/)])
  })

  test('turns a second one away, keeps what has come when it is interrupted, and goes on from there', async () => {
    const to = temporaryDirectory()
    let begun = () => {}
    const halfway = new Promise<void>((resolve) => {
      begun = resolve
    })
    const slow: Answering = (_, response) => {
      response.writeHead(200, { ETag: '"one"', 'Content-Length': content.length })
      response.write(content.subarray(0, 100_000), () => begun())
    }
    const { url, asked } = await publisher(slow, whole(content))
    const args = ['usda-foundation', '--to', to, '--from', new URL('.', url).href]
    const first = running(args)
    await halfway
    await expect
      .poll(() => existsSync(join(to, `${FILE}.part`)) && statSync(join(to, `${FILE}.part`)).size)
      .toBe(100_000)
    const second = await running(args).ended
    expect(second).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^Another download into .* is running \(.*zip, process/),
    })
    first.interrupt()
    expect(await first.ended).toMatchObject({
      code: 130,
      out: expect.stringContaining('Stopped. What has come is kept'),
    })
    expect(existsSync(join(to, FILE))).toBe(false)
    expect(await running(args).ended).toMatchObject({ code: 0, out: expect.stringContaining('Going on after 100 kB.') })
    expect(asked[1]?.range).toBe('bytes=100000-')
    expect(readFileSync(join(to, FILE)).equals(content)).toBe(true)
  })

  test('says what is wrong in a sentence, and ends with a code that tells', async () => {
    const { url } = await publisher(saying(404))
    const from = new URL('.', url).href
    const to = temporaryDirectory()
    const missing = await running(['usda-branded', '--to', to, '--from', from]).ended
    expect(missing).toMatchObject({ code: 1, err: expect.stringMatching(/^There is no file at http.*\.\n$/) })
    const wrong = async (...args: string[]) => (await running([...args, '--to', to]).ended).err
    expect(await wrong('usda-nothing')).toMatch(/^No file is known for "usda-nothing"\. There is usda-foundation@/)
    expect(await wrong('usda-fndds', '--from', 'ftp://x')).toBe(
      '"ftp://x" is not an address that starts with https:// or http://.\n',
    )
    expect(await wrong('usda-fndds', '--sha256', 'abc')).toBe('"abc" is not a SHA-256: 64 hexadecimal digits.\n')
    expect(await wrong('usda-fndds', '--limit', 'much')).toBe('"much" is not a size. Write it as 600MB or 1.5GB.\n')
  })
})

test('the files that can be downloaded are named by table and release, of each table the newest first', () => {
  const { files } = readDownloads('data')
  const words = { 'usda-foundation': 'foundation', 'usda-sr-legacy': 'sr_legacy', 'usda-fndds': 'survey' } as const
  for (const { dataset, release, file } of files) {
    const word = dataset === 'usda-branded' ? 'branded' : words[dataset]
    expect(file).toMatch(new RegExp(`^FoodData_Central_${word}_food_(csv|json)_${release}\\.zip$`))
  }
  const newestFirst = files.toSorted((a, b) => (a.release < b.release ? 1 : -1))
  for (const { dataset } of files) {
    expect(files.find((one) => one.dataset === dataset)).toBe(newestFirst.find((one) => one.dataset === dataset))
  }
})
