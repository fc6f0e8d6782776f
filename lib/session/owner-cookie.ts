import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Secrets } from './secret'

/** Over http, where a browser takes no other. */
export const OWNER_COOKIE = 'mineral-table-owner'
/** Over https. By this name no other host can set it, nor anybody over http. */
export const SECURE_OWNER_COOKIE = `__Host-${OWNER_COOKIE}`

/** Browsers keep none longer. */
const LONGEST_S = 400 * 24 * 60 * 60
const MS_OF_DAY = 24 * 60 * 60 * 1000

/** Who holds the cookie: nobody yet, an owner, or somebody whose cookie we did not sign. */
export type Session =
  | { readonly kind: 'new' }
  | { readonly kind: 'owner'; readonly owner: string }
  | { readonly kind: 'tampered' }

/** The values of both names, as a browser sent them. */
export type OwnerCookies = { readonly secure: string | undefined; readonly plain: string | undefined }

/** A cookie that we signed. */
type Signed = {
  readonly owner: string
  /** Days since 1970; null where it does not say. */
  readonly day: number | null
  readonly isOldSecret: boolean
}

export function newOwner(): string {
  return randomBytes(16).toString('base64url')
}

/** Days since 1970, by which the age of a cookie is told. */
export function dayOf(now: number): number {
  return Math.floor(now / MS_OF_DAY)
}

export function signOwner(owner: string, { current }: Secrets, now: number): string {
  const day = dayOf(now)
  return `v2.${day}.${owner}.${signature(`v2.${day}.${owner}`, current)}`
}

/** Whose cookies these are. Where both are ours, the one of https counts: nobody else can have set it. */
export function readSession({ secure, plain }: OwnerCookies, secrets: Secrets): Session {
  const [first] = [secure, plain].flatMap((value) => readCookie(value, secrets) ?? [])
  if (first !== undefined) return { kind: 'owner', owner: first.owner }
  return secure || plain ? { kind: 'tampered' } : { kind: 'new' }
}

/**
 * Each Set-Cookie so that the owner of these cookies stays it: nothing where the cookie of this kind of connection is
 * from today and signed as it would be now. Over https the other one is taken back, if it was of the same owner.
 */
export function renewedCookies(
  cookies: OwnerCookies,
  secrets: Secrets,
  isSecure: boolean,
  now: number,
): readonly string[] {
  const session = readSession(cookies, secrets)
  if (session.kind !== 'owner') return []
  const [due, other] = isSecure ? [cookies.secure, cookies.plain] : [cookies.plain, cookies.secure]
  const held = readCookie(due, secrets)
  const isFresh = held !== null && held.owner === session.owner && !held.isOldSecret && held.day === dayOf(now)
  const isToTakeBack = isSecure && readCookie(other, secrets)?.owner === session.owner
  return [
    ...(isFresh ? [] : [setCookie(ownerCookie(session.owner, secrets, isSecure, now))]),
    ...(isToTakeBack ? [setCookie({ name: OWNER_COOKIE, value: '', secure: false, maxAge: 0 })] : []),
  ]
}

/** The cookie that makes a browser an owner, for as long as browsers keep one. */
export function ownerCookie(owner: string, secrets: Secrets, isSecure: boolean, now: number) {
  return {
    name: isSecure ? SECURE_OWNER_COOKIE : OWNER_COOKIE,
    value: signOwner(owner, secrets, now),
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    path: '/',
    maxAge: LONGEST_S,
  } as const
}

type Cookie = Pick<ReturnType<typeof ownerCookie>, 'name' | 'value' | 'secure'> & { readonly maxAge: number }

function setCookie({ name, value, secure, maxAge }: Cookie): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

const VERSION_1 = /^(v1\.([\w-]+))\.([\w-]+)$/
const VERSION_2 = /^(v2\.(\d{1,7})\.([\w-]+))\.([\w-]+)$/

function readCookie(cookie: string | undefined, secrets: Secrets): Signed | null {
  if (!cookie) return null
  const [, first, firstOwner, firstSigned] = VERSION_1.exec(cookie) ?? []
  if (first !== undefined && firstOwner !== undefined) return signedBy(first, firstSigned, firstOwner, null, secrets)
  const [, second, day, owner, signed] = VERSION_2.exec(cookie) ?? []
  return second === undefined || owner === undefined ? null : signedBy(second, signed, owner, Number(day), secrets)
}

function signedBy(
  what: string,
  signed: string | undefined,
  owner: string,
  day: number | null,
  secrets: Secrets,
): Signed | null {
  const given = Buffer.from(signed ?? '')
  const isBy = (secret: string) => {
    const due = Buffer.from(signature(what, secret))
    return given.length === due.length && timingSafeEqual(given, due)
  }
  if (isBy(secrets.current)) return { owner, day, isOldSecret: false }
  return secrets.old.some(isBy) ? { owner, day, isOldSecret: true } : null
}

function signature(what: string, secret: string): string {
  return createHmac('sha256', secret).update(`${OWNER_COOKIE}.${what}`).digest('base64url')
}
