import type { BufferedResponse } from './buffer-response'

/** What Next says by itself of every page that it renders on demand, so it tells nothing of this one. */
const NEXT_DEFAULTS = ['private, no-cache, no-store, max-age=0, must-revalidate']
const DEVELOPMENT_DEFAULTS = [...NEXT_DEFAULTS, 'no-store', 'no-cache, must-revalidate']

const DECLARATION = /<meta name="delivery" content="([^"]*)"\/>/g

/**
 * Whether an answer may be kept by its address and handed to everybody. Only its route can say so: a page by
 * `<meta name="delivery" content="shared">` in its head, everything else by `Cache-Control: public`. What says nothing,
 * contradicts itself, sets a cookie or differs by cookie is for whoever asked.
 */
export function isShared(buffered: BufferedResponse, isDevelopment: boolean): boolean {
  const { status, headers } = buffered
  const cacheControl = String(headers['cache-control'] ?? '')
  const isPage = isHtml(buffered)
  if (headers['set-cookie'] !== undefined || !variesByAddressAlone(headers)) return false
  const isDefault = isPage && (isDevelopment ? DEVELOPMENT_DEFAULTS : NEXT_DEFAULTS).includes(cacheControl)
  if (/private|no-store/i.test(cacheControl) && !isDefault) return false
  return isPage ? declaredBy(buffered) === 'shared' : status === 200 && /(^|[\s,])public(,|$)/i.test(cacheControl)
}

/** What answers may differ by and still be kept by address: what is made here anew, and what Next's router asks for. */
const SAME_FOR_AN_ADDRESS = /^(?:accept-encoding|rsc|next-[\w-]+)?$/i

function variesByAddressAlone({ vary }: BufferedResponse['headers']): boolean {
  return String(vary ?? '')
    .split(',')
    .every((name) => SAME_FOR_AN_ADDRESS.test(name.trim()))
}

export function isHtml({ headers }: BufferedResponse): boolean {
  return String(headers['content-type'] ?? '').startsWith('text/html')
}

/**
 * What the head of a page declares, if it declares one thing only. Text of people stands in the body, or in the head
 * with its angle brackets escaped, and so never reads as a tag.
 */
export function declaredBy({ body }: BufferedResponse): string | null {
  const head = body.subarray(0, Math.max(0, body.indexOf('</head>'))).toString('utf8')
  const [declared, another] = [...head.matchAll(DECLARATION)].map(([, delivery]) => delivery)
  return another === undefined ? (declared ?? null) : null
}
