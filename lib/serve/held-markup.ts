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

/** Renders a page, and puts what it asked to be held where its mark is. */
export async function holdingMarkup<Page extends { readonly body: Buffer }>(
  render: () => Promise<Page>,
): Promise<Page> {
  const held: Held = { markup: null }
  const page = await underway.run(held, render)
  const { body } = page
  const at = held.markup === null ? -1 : body.indexOf(MARK)
  if (held.markup === null || at < 0) return page
  const parts = [body.subarray(0, at), Buffer.from(held.markup), body.subarray(at + MARK.length)]
  return { ...page, body: Buffer.concat(parts) }
}
