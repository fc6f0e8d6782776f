import { isPersonal } from '../urls'
import { OWNER_COOKIE, renewedCookies, SECURE_OWNER_COOKIE } from './owner-cookie'
import type { Secrets } from './secret'

/** What an answer sets so that a browser that uses its lists keeps them; nothing where others could be handed it too. */
export function renewalFor(
  address: string,
  cookieHeader: string | undefined,
  secrets: Secrets,
  isSecure: boolean,
  now: number,
): readonly string[] {
  if (cookieHeader === undefined || !isPersonal(address)) return []
  const sent = {
    secure: valueOfCookie(cookieHeader, SECURE_OWNER_COOKIE),
    plain: valueOfCookie(cookieHeader, OWNER_COOKIE),
  }
  return renewedCookies(sent, secrets, isSecure, now)
}

/** The last of that name, as Next takes it for the pages. */
function valueOfCookie(header: string, name: string): string | undefined {
  const sent = header.split(';').map((part) => part.trim())
  return sent.findLast((part) => part.startsWith(`${name}=`))?.slice(name.length + 1)
}
