import { createHash } from 'node:crypto'
import { SHARED_ANSWER } from '@/app/delivery'
import { catalogue } from '@/lib/db/catalogue'

function tagOf(...parts: readonly string[]): string {
  return `"${createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 27)}"`
}

function isFresh(request: Request, etag: string): boolean {
  const asked = request.headers.get('if-none-match')
  if (asked === null) return false
  const tags = asked.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etag)
}

function answer(request: Request, etag: string, body: string | null): Response {
  const headers = { ETag: etag, ...SHARED_ANSWER }
  if (body === null || isFresh(request, etag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/json' } })
}

/** An answer that changes only with the catalogue: known by data version and address before it is made. */
export async function fromCatalogue(request: Request, make: () => Promise<object>): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const etag = tagOf(await catalogue().dataVersion(), pathname, search)
  return answer(request, etag, isFresh(request, etag) ? null : JSON.stringify(await make()))
}

/** An answer that changes only with the app. */
export function fixed(request: Request, value: object): Response {
  const body = JSON.stringify(value)
  return answer(request, tagOf(body), body)
}
