import { createHash } from 'node:crypto'
import { SHARED_ANSWER } from '@/app/delivery'

function tagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

function isFresh(request: Request, etag: string): boolean {
  const asked = request.headers.get('if-none-match')
  if (asked === null) return false
  const tags = asked.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(etag)
}

/** An answer that is the same for everybody, tagged by what it says. */
export function sharedAnswer(request: Request, value: object): Response {
  const body = JSON.stringify(value)
  const headers = { ETag: tagOf(body), ...SHARED_ANSWER }
  if (isFresh(request, headers.ETag)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'Content-Type': 'application/json' } })
}
