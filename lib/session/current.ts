import 'server-only'
import { cookies } from 'next/headers'
import { OWNER_COOKIE, readSession, type Session } from './owner-cookie'
import { readSecret } from './secret'

let secret: string | undefined

export function sessionSecret(): string {
  secret ??= readSecret()
  return secret
}

/** Who is asking. Reads only: the cookie is set by the first write. */
export async function currentSession(): Promise<Session> {
  const jar = await cookies()
  return readSession(jar.get(OWNER_COOKIE)?.value, sessionSecret())
}
