import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type DownloadOptions, download } from '@/lib/import/download/download'
import { type DownloadFault, DownloadProblem } from '@/lib/import/download/download-problem'
import {
  contentOf,
  type Publisher,
  publisher,
  saying,
  sha256Of,
  stallAfter,
  whole,
} from '../../fixtures/import/publisher'
import { temporaryDirectory } from '../../fixtures/stores'

const content = contentOf(300_000)
const sha256 = sha256Of(content)

function fetching(
  from: Pick<Publisher, 'url'> & Partial<Pick<Publisher, 'cut'>>,
  changes: Partial<DownloadOptions> = {},
) {
  const file = changes.file ?? join(temporaryDirectory(), 'folder', 'table.zip')
  const notes: string[] = []
  const options: DownloadOptions = {
    ...{ url: from.url, file, sha256, mostBytes: 1_000_000, patienceMs: 5000 },
    onNote: (note) => notes.push(note),
    ...changes,
  }
  return { from, file, notes, run: (more: Partial<DownloadOptions> = {}) => download({ ...options, ...more }) }
}

/** The fault and the words of what has to fail. */
async function problem(run: Promise<unknown>): Promise<{ fault: DownloadFault; message: string }> {
  const error = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DownloadProblem)) throw new Error(`no DownloadProblem but ${error}`)
  return { fault: error.fault, message: error.message }
}

const partOf = ({ file }: { readonly file: string }) => statSync(`${file}.part`).size

/** Waits until something stands in the part: on a busy machine that takes longer than the bytes take to come. */
async function partComes(one: { readonly file: string }): Promise<void> {
  await expect.poll(() => existsSync(`${one.file}.part`) && partOf(one), { timeout: 30_000 }).toBeGreaterThan(0)
}

/** Is cut off once some of it stands in its part. */
async function cut(one: ReturnType<typeof fetching>): ReturnType<typeof problem> {
  const ended = problem(one.run({ patienceMs: 60_000 }))
  await partComes(one)
  one.from.cut?.()
  return await ended
}

/** Is cut off, with the first 100,000 bytes for its part, however many of them had been written by then. */
async function cutOff(one: ReturnType<typeof fetching>): Promise<void> {
  expect((await cut(one)).fault).toBe('cut')
  expect(existsSync(one.file)).toBe(false)
  expect(partOf(one)).toBeLessThanOrEqual(100_000)
  writeFileSync(`${one.file}.part`, content.subarray(0, 100_000))
}

const inFolder = (file: string) => readdirSync(dirname(file))

describe('a download', () => {
  test('puts the whole file in its place and leaves nothing else', async () => {
    const steps: (readonly [number, number | null])[] = []
    const one = fetching(await publisher(whole(content)), { onProgress: (...step) => steps.push(step) })
    expect(await one.run()).toEqual({ bytes: 300_000, sha256, wasThere: false })
    expect(readFileSync(one.file).equals(content)).toBe(true)
    expect(inFolder(one.file)).toEqual(['table.zip'])
    expect(steps.at(-1)).toEqual([300_000, 300_000])
    expect(steps.every(([bytes], at) => bytes > (steps[at - 1]?.[0] ?? 0))).toBe(true)
  })

  test('tells the checksum where none is known', async () => {
    expect(await fetching(await publisher(whole(content)), { sha256: null }).run()).toMatchObject({ sha256 })
  })

  test('of a file that is there already asks nobody', async () => {
    const from = await publisher(whole(content))
    const one = fetching(from)
    await one.run()
    expect(await one.run()).toEqual({ bytes: 300_000, sha256, wasThere: true })
    expect(await one.run({ sha256: null })).toMatchObject({ wasThere: true })
    expect(from.asked).toHaveLength(1)
    writeFileSync(one.file, 'something else')
    expect(await problem(one.run())).toMatchObject({ fault: 'in-the-way', message: expect.stringContaining(one.file) })
    expect(readFileSync(one.file, 'utf8')).toBe('something else')
  })
})

describe('a download that was cut off', () => {
  test('says how far it came and goes on from there', async () => {
    const from = await publisher(stallAfter(content, 100_000), whole(content))
    const one = fetching(from)
    const { fault, message } = await cut(one)
    expect([fault, message]).toEqual(['cut', expect.stringMatching(/after \d.* of 300 kB.*same command again/)])
    const held = partOf(one)
    const steps: number[] = []
    expect(await one.run({ onProgress: (bytes) => steps.push(bytes) })).toMatchObject({ bytes: 300_000, sha256 })
    expect(from.asked[1]).toMatchObject({ range: `bytes=${held}-`, 'if-range': '"one"' })
    expect(steps[0]).toBeGreaterThan(held)
    expect(one.notes).toEqual([expect.stringMatching(/^Going on after \d/)])
    expect(readFileSync(one.file).equals(content)).toBe(true)
    expect(inFolder(one.file)).toEqual(['table.zip'])
  })

  test('starts over where the server does not go on', async () => {
    const from = await publisher(stallAfter(content, 100_000), saying(200, { ETag: '"one"' }, content))
    const one = fetching(from)
    await cutOff(one)
    expect(await one.run()).toMatchObject({ bytes: 300_000, sha256 })
    expect(one.notes).toEqual(['This server does not go on where a download stopped. Starting over.'])
  })

  test('starts over where the file has changed, and never mixes two files', async () => {
    const other = contentOf(250_000, 7)
    const one = fetching(await publisher(stallAfter(content, 100_000), whole(other, '"two"')), { sha256: null })
    await cutOff(one)
    expect(await one.run()).toMatchObject({ bytes: 250_000, sha256: sha256Of(other) })
    expect(one.notes).toEqual(['The file has changed since a part of it came. Starting over.'])
  })

  test.each([
    ['sends the rest of another file', { ETag: '"two"', 'Content-Range': 'bytes 100000-249999/250000' }],
    ['sends another part than asked for', { ETag: '"one"', 'Content-Range': 'bytes 0-249999/250000' }],
    ['does not say which part it sends', { ETag: '"one"' }],
  ])('starts over where the server %s', async (_, headers) => {
    const other = contentOf(250_000, 7)
    const from = await publisher(
      stallAfter(content, 100_000),
      saying(206, headers, other.subarray(100_000)),
      whole(other, '"two"'),
    )
    const one = fetching(from, { sha256: null })
    await cutOff(one)
    expect(await one.run()).toMatchObject({ sha256: sha256Of(other) })
    expect(from.asked[2]?.range).toBeUndefined()
  })

  test('starts over where the new file is shorter than the part', async () => {
    const other = contentOf(50_000, 7)
    const gone = saying(416, { 'Content-Range': 'bytes */50000' })
    const one = fetching(await publisher(stallAfter(content, 100_000), gone, whole(other)), { sha256: null })
    await cutOff(one)
    expect(await one.run()).toMatchObject({ bytes: 50_000, sha256: sha256Of(other) })
  })

  test('starts over where nothing tells one file from the next', async () => {
    const from = await publisher(stallAfter(content, 100_000, { ETag: 'W/"weak"' }), whole(content))
    const one = fetching(from)
    await cutOff(one)
    expect(await one.run()).toMatchObject({ sha256 })
    expect(from.asked[1]?.range).toBeUndefined()
  })

  test('goes on by the date where there is no strong tag', async () => {
    const date = 'Thu, 18 Dec 2025 10:00:00 GMT'
    const rest = { 'Last-Modified': date, 'Content-Range': 'bytes 100000-299999/300000' }
    const from = await publisher(
      stallAfter(content, 100_000, { 'Last-Modified': date }),
      saying(206, rest, content.subarray(100_000)),
    )
    const one = fetching(from)
    await cutOff(one)
    expect(await one.run()).toMatchObject({ bytes: 300_000, sha256 })
    expect(from.asked[1]?.['if-range']).toBe(date)
  })

  test('of another address is not gone on from', async () => {
    const one = fetching(await publisher(stallAfter(content, 100_000)))
    await cutOff(one)
    const mirror = await publisher(whole(content))
    expect(await one.run({ url: mirror.url })).toMatchObject({ sha256 })
    expect(mirror.asked[0]?.range).toBeUndefined()
  })

  test('when all had come, asks for nothing more', async () => {
    const from = await publisher(stallAfter(content, 100_000), whole(content))
    const one = fetching(from)
    await cutOff(one)
    writeFileSync(`${one.file}.part`, content)
    expect(await one.run()).toMatchObject({ bytes: 300_000, sha256 })
    expect(from.asked).toHaveLength(2)
  })

  test('goes on again where the server gives only a piece of the rest', async () => {
    const piece = { ETag: '"one"', 'Content-Range': 'bytes 100000-149999/300000' }
    const from = await publisher(
      stallAfter(content, 100_000),
      saying(206, piece, content.subarray(100_000, 150_000)),
      whole(content),
    )
    const one = fetching(from)
    await cutOff(one)
    expect(await problem(one.run())).toMatchObject({
      fault: 'cut',
      message: expect.stringContaining('150 kB of 300 kB'),
    })
    expect(await one.run()).toMatchObject({ bytes: 300_000, sha256 })
    expect(from.asked[2]?.range).toBe('bytes=150000-')
  })

  test('by hand keeps what has come', async () => {
    const stop = new AbortController()
    const from = await publisher(stallAfter(content, 100_000), whole(content))
    const one = fetching(from)
    const stopped = one.run({ signal: stop.signal, patienceMs: 60_000 })
    const aborted = partComes(one).then(() => stop.abort())
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
    await aborted
    const held = partOf(one)
    expect(held).toBeGreaterThan(0)
    expect(await one.run()).toMatchObject({ sha256 })
    expect(from.asked[1]?.range).toBe(`bytes=${held}-`)
  })
})

describe('a download fails and says why', () => {
  test('where the checksum is another: the file is set aside', async () => {
    const other = contentOf(300_000, 7)
    const from = await publisher(whole(other))
    const one = fetching(from)
    const { fault, message } = await problem(one.run())
    expect(fault).toBe('checksum')
    expect(message).toContain(`--sha256 ${sha256Of(other)}`)
    expect(inFolder(one.file)).toEqual(['table.zip.wrong'])
    expect((await problem(one.run())).fault).toBe('checksum')
    expect(from.asked[1]?.range).toBeUndefined()
    expect(await one.run({ sha256: sha256Of(other) })).toMatchObject({ wasThere: false })
  })

  test.each([
    [404, 'missing', /no file at http.*\(404\).*--from/],
    [410, 'missing', /\(410\)/],
    [503, 'refused', /answered with 503 Service Unavailable/],
    [206, 'refused', /answered with 206/],
  ])('where the server answers %d', async (status, fault, words) => {
    const one = fetching(await publisher(saying(status)))
    expect(await problem(one.run())).toEqual({ fault, message: expect.stringMatching(words) })
    expect(inFolder(one.file)).toEqual([])
  })

  test('where the server no longer has what it had, and keeps the part', async () => {
    const one = fetching(await publisher(stallAfter(content, 100_000), saying(503)))
    await cutOff(one)
    expect((await problem(one.run())).fault).toBe('refused')
    expect(partOf(one)).toBe(100_000)
  })

  test('where the file says it is too large: nothing is written', async () => {
    const one = fetching(await publisher(whole(content)), { mostBytes: 299_999 })
    expect(await problem(one.run())).toEqual({
      fault: 'too-large',
      message: expect.stringMatching(/larger than 300 kB\. It has 300 kB\..*--limit/),
    })
    expect(inFolder(one.file)).toEqual([])
    expect(await one.run({ mostBytes: 300_000 })).toMatchObject({ bytes: 300_000 })
  })

  test('where the file is too large and did not say: nothing is kept', async () => {
    const endless = await publisher((_, response) => {
      response.writeHead(200, { ETag: '"one"' })
      const more = () => {
        while (!response.destroyed && response.write(content));
      }
      response.on('drain', more)
      more()
    })
    const one = fetching(endless, { mostBytes: 1_000_000 })
    expect((await problem(one.run())).fault).toBe('too-large')
    expect(inFolder(one.file)).toEqual([])
  })

  test('where the part and its rest are too large together', async () => {
    const one = fetching(await publisher(stallAfter(content, 100_000), whole(content)))
    await cutOff(one)
    expect((await problem(one.run({ mostBytes: 250_000 }))).fault).toBe('too-large')
  })

  test('where it comes packed', async () => {
    const packed = await publisher(saying(200, { 'Content-Encoding': 'gzip' }, content))
    expect(await problem(fetching(packed).run())).toMatchObject({
      fault: 'refused',
      message: expect.stringMatching(/gzip/),
    })
    expect(packed.asked[0]?.['accept-encoding']).toBe('identity')
  })

  test('where there is no server', async () => {
    const url = new URL('http://user:secret@127.0.0.1:9/table.zip')
    const { fault, message } = await problem(fetching({ url }).run())
    expect([fault, message]).toEqual([
      'unreachable',
      '127.0.0.1:9 cannot be reached (ECONNREFUSED). Is there a network?',
    ])
  })

  test('where nothing comes, at the start or in the middle', async () => {
    const silent = fetching(await publisher(() => undefined), { patienceMs: 200 })
    expect((await problem(silent.run())).fault).toBe('silent')
    const one = fetching(await publisher(stallAfter(content, 100_000)), { patienceMs: 500 })
    expect((await problem(one.run())).fault).toBe('silent')
    expect(partOf(one)).toBeGreaterThan(0)
  })
})

describe('a redirect', () => {
  test('on the same host is followed', async () => {
    const from = await publisher(saying(302, { Location: '../elsewhere/table.zip' }), whole(content))
    expect(await fetching(from).run()).toMatchObject({ sha256 })
    expect(from.asked).toHaveLength(2)
  })

  test('to another host is not followed without https', async () => {
    const other = await publisher(whole(content))
    const from = await publisher(saying(301, { Location: other.url.href }))
    expect(await problem(fetching(from).run())).toEqual({
      fault: 'redirect',
      message: expect.stringContaining(`leads to ${other.url.href}. Another host is followed to only over https.`),
    })
    expect(other.asked).toEqual([])
  })

  test('to another host over https is followed', async () => {
    const from = await publisher(saying(308, { Location: 'https://127.0.0.1:9/table.zip' }))
    expect(await problem(fetching(from).run())).toMatchObject({
      fault: 'unreachable',
      message: expect.stringMatching(/^127\.0\.0\.1:9 /),
    })
  })

  test.each(['file:///etc/passwd', 'http://', 'javascript:0'])('to %s is not followed', async (Location) => {
    expect((await problem(fetching(await publisher(saying(302, { Location }))).run())).fault).toBe('redirect')
  })

  test('that never ends is not followed for ever', async () => {
    const from = await publisher(saying(302, { Location: '/again' }))
    expect((await problem(fetching(from).run())).fault).toBe('redirect')
    expect(from.asked).toHaveLength(6)
  })
})
