import { AsyncLocalStorage } from 'node:async_hooks'

type Held = { markup: string | null }

/** Where the held markup belongs. Text of people has its angle brackets escaped, and so never reads as this. */
const MARK = '<!--held markup-->'

// Next bundles the pages apart from the server, so that each has its own copy of this module: they meet here.
const everywhere = globalThis as typeof globalThis & { mineralTableHeldMarkup?: AsyncLocalStorage<Held> }
everywhere.mineralTableHeldMarkup ??= new AsyncLocalStorage()
const underway = everywhere.mineralTableHeldMarkup

/**
 * The markup of a part of a page, or a mark to stand for it until the page is rendered. Next encodes, parses, escapes
 * and copies a page's content some ten times for a client runtime that shared pages do not have; a mark is soon copied.
 * Where nobody holds it, as when pages are made by the build, it is the markup.
 */
export function holdMarkup(markup: string): string {
  const held = underway.getStore()
  if (held === undefined || held.markup !== null) return markup
  held.markup = markup
  return MARK
}

/** Renders with what pages ask to be held; the second answer puts it where its mark is. */
export async function holdingMarkup<T>(render: () => Promise<T>): Promise<readonly [T, (body: Buffer) => Buffer]> {
  const held: Held = { markup: null }
  const rendered = await underway.run(held, render)
  return [rendered, (body) => putBack(body, held)]
}

function putBack(body: Buffer, { markup }: Held): Buffer {
  const at = markup === null ? -1 : body.indexOf(MARK)
  if (markup === null || at < 0) return body
  return Buffer.concat([body.subarray(0, at), Buffer.from(markup), body.subarray(at + MARK.length)])
}
