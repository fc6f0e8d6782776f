import 'server-only'
import { cookies } from 'next/headers'
import { countSecurityEvent } from '../watch/metrics'
import { currentRequest } from '../watch/request'
import { OWNER_COOKIE, ownerCookie, readSession, SECURE_OWNER_COOKIE, type Session } from './owner-cookie'
import { readSecrets, type Secrets } from './secret'

let secrets: Secrets | undefined

function sessionSecrets(): Secrets {
  secrets ??= readSecrets()
  return secrets
}

/** Who is asking. Reads only: the cookie is set by the first write, and renewed by what stands before the pages. */
export async function currentSession(): Promise<Session> {
  const jar = await cookies()
  const sent = { secure: jar.get(SECURE_OWNER_COOKIE)?.value, plain: jar.get(OWNER_COOKIE)?.value }
  const session = readSession(sent, sessionSecrets())
  if (session.kind === 'tampered') countSecurityEvent('bad-cookie')
  return session
}

/** The cookie that makes whoever sent the request under way this owner. */
export function cookieOfNewOwner(owner: string): ReturnType<typeof ownerCookie> {
  return ownerCookie(owner, sessionSecrets(), currentRequest()?.isSecure ?? false, Date.now())
}
