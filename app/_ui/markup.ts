import { createRequire } from 'node:module'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import type { ReactNode } from 'react'

// Next keeps the renderer out of what it bundles for the server, and has every element rendered three times over: for
// its client runtime, for HTML, and into the page for the runtime to find. Shared pages have no runtime.
const { renderToStaticMarkup }: typeof import('react-dom/server') = createRequire(join(process.cwd(), 'package.json'))(
  'react-dom/server',
)

/** The HTML of parts that no script brings to life. A client component in it fails, since it is not there to be called. */
export function markupOf(parts: ReactNode): string {
  return renderToStaticMarkup(parts)
}

/** The same for parts made of one thing that never changes, like a food of the catalogue: made once, and kept for the `most` last used. */
export function keptMarkup<Thing extends object>(
  most: number,
  partsOf: (thing: Thing) => ReactNode,
): (thing: Thing) => string {
  const kept = new LRUCache<Thing, string>({ max: most })
  return (thing) => {
    const ready = kept.get(thing)
    if (ready !== undefined) return ready
    // React joins thousands of pieces, which V8 remembers each: read once through a buffer, they are one string.
    const made = Buffer.from(markupOf(partsOf(thing))).toString()
    kept.set(thing, made)
    return made
  }
}

/** The same for a page that is one for everybody as long as the catalogue stays: made once for each data version. */
export function markupPerVersion(make: () => Promise<ReactNode>): (version: string) => Promise<string> {
  let kept: { readonly version: string; readonly markup: string } | undefined
  return async (version) => {
    if (kept?.version !== version) kept = { version, markup: markupOf(await make()) }
    return kept.markup
  }
}
