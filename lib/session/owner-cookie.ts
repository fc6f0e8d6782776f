import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const OWNER_COOKIE = 'mineral-table-owner'

const TWO_YEARS = 2 * 365 * 24 * 60 * 60
const VERSION = 'v1'

/** Who holds the cookie: nobody yet, an owner, or somebody whose cookie we did not sign. */
export type Session =
  | { readonly kind: 'new' }
  | { readonly kind: 'owner'; readonly owner: string }
  | { readonly kind: 'tampered' }

export function newOwner(): string {
  return randomBytes(16).toString('base64url')
}

export function signOwner(owner: string, secret: string): string {
  return `${VERSION}.${owner}.${signature(owner, secret)}`
}

export function readSession(cookie: string | undefined, secret: string): Session {
  if (cookie === undefined || cookie === '') return { kind: 'new' }
  const [version, owner, signed, ...rest] = cookie.split('.')
  if (version !== VERSION || !owner || !signed || rest.length > 0) return { kind: 'tampered' }
  const given = Buffer.from(signed)
  const due = Buffer.from(signature(owner, secret))
  if (given.length !== due.length || !timingSafeEqual(given, due)) return { kind: 'tampered' }
  return { kind: 'owner', owner }
}

export function ownerCookie(owner: string, secret: string, secure: boolean) {
  return {
    name: OWNER_COOKIE,
    value: signOwner(owner, secret),
    httpOnly: true,
    sameSite: 'lax',
    secure,
    path: '/',
    maxAge: TWO_YEARS,
  } as const
}

function signature(owner: string, secret: string): string {
  return createHmac('sha256', secret).update(`${OWNER_COOKIE}.${VERSION}.${owner}`).digest('base64url')
}
