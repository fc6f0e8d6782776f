import { createHmac, timingSafeEqual } from 'node:crypto'

const OPERATOR_COOKIE = 'mineral-table-operator'
const LONGEST_S = 12 * 60 * 60

/** Set by whatever hands requests on. A request that bears one did not begin on this machine, or pretends so. */
const HANDED_ON = ['forwarded', 'via', 'x-real-ip', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto']

/** By these names this machine asks itself. Any other leads here only by a name server that somebody else keeps. */
const OWN_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i
const OWN_ADDRESS = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/i

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** Who asks for what is meant for operators. */
export type Asker = {
  /** Of the socket itself. */
  readonly remoteAddress: string | undefined
  /** As 1.1. Browsers send no 1.0; what hands requests on may, without another sign of it. */
  readonly httpVersion: string
  readonly headers: Headers
}

/** By what operators are known. */
export type OperatorRules = {
  /** OPERATOR_TOKEN, where one is set. */
  readonly token: string | null
  /** Whether whoever asks on this machine itself is one. */
  readonly opensOnThisMachine: boolean
}

/**
 * By what operators are known where so many proxies stand before the server, and the site is called so. Behind a proxy,
 * which may itself run on this machine, everybody seems to ask here; a site that has a name of its own may stand behind
 * one that nobody told of.
 */
export function operatorRules(token: string | null, proxies: number, siteUrl: string | null): OperatorRules {
  return { token, opensOnThisMachine: proxies === 0 && (siteUrl === null || OWN_NAME.test(new URL(siteUrl).host)) }
}

/** Whether somebody may see what is for operators: whoever asks on this machine itself, or knows the token. */
export function mayOperate(asker: Asker, { token, opensOnThisMachine }: OperatorRules, now: number): boolean {
  if (opensOnThisMachine && isOnThisMachine(asker)) return true
  if (token === null) return false
  const bearer = /^Bearer +(\S+)$/i.exec(textOf(asker.headers.authorization))?.[1]
  return (bearer !== undefined && isToken(bearer, token)) || cookiesOf(asker).some((one) => isSigned(one, token, now))
}

function isOnThisMachine({ remoteAddress = '', httpVersion, headers }: Asker): boolean {
  const isHandedOn = httpVersion === '1.0' || HANDED_ON.some((name) => headers[name] !== undefined)
  return OWN_ADDRESS.test(remoteAddress) && OWN_NAME.test(textOf(headers.host)) && !isHandedOn
}

/** Whether this is the token, found out in the same time whatever it is. */
export function isToken(given: string, token: string): boolean {
  return isAlike(digest(given, token), digest(token, token))
}

/** The Set-Cookie by which a browser is an operator's for half a day. */
export function operatorCookie(token: string, isSecure: boolean, now: number): string {
  const until = Math.floor(now / 1000) + LONGEST_S
  const value = `v1.${until}.${digest(`v1.${until}`, token)}`
  const secure = isSecure ? '; Secure' : ''
  return `${OPERATOR_COOKIE}=${value}; Path=/operators; Max-Age=${LONGEST_S}; HttpOnly; SameSite=Strict${secure}`
}

function isSigned(cookie: string, token: string, now: number): boolean {
  const [, what, until, signed] = /^(v1\.(\d{1,12}))\.([\w-]+)$/.exec(cookie) ?? []
  if (what === undefined || signed === undefined) return false
  return isAlike(signed, digest(what, token)) && Number(until) * 1000 > now
}

function cookiesOf({ headers }: Asker): readonly string[] {
  const sent = textOf(headers.cookie).split(';')
  return sent.flatMap((part) => {
    const [name, value = ''] = part.trim().split('=', 2)
    return name === OPERATOR_COOKIE ? [value] : []
  })
}

function textOf(header: Headers[string]): string {
  return typeof header === 'string' ? header : ''
}

function digest(what: string, token: string): string {
  return createHmac('sha256', token).update(`${OPERATOR_COOKIE}.${what}`).digest('base64url')
}

function isAlike(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
