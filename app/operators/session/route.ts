import { readBody } from '@/app/_server/read-body'
import { PRIVATE_ANSWER } from '@/app/delivery'
import { takeShare } from '@/lib/serve/fair-share'
import { NOTICE_POLICY, noticePage } from '@/lib/serve/notice-page'
import { isToken, operatorCookie } from '@/lib/session/operator'
import { isSameOrigin } from '@/lib/session/same-origin'
import { href } from '@/lib/urls'
import { log } from '@/lib/watch/log'
import { countSecurityEvent } from '@/lib/watch/metrics'
import { currentRequest } from '@/lib/watch/request'

const MOST_BYTES = 1024

/** Signs an operator in who knows OPERATOR_TOKEN. Where none is set, nobody is let come here. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) {
    countSecurityEvent('foreign-origin')
    return refused(403, 'Not signed in', 'The form was sent from another site.')
  }
  const wait = await takeShare('sign-ins of a client', currentRequest()?.client ?? '')
  if (wait !== null) {
    const words = `Too many tokens were tried from your address. Try again in ${wait} seconds.`
    return refused(429, 'Not signed in', words, { 'Retry-After': String(wait) })
  }
  const token = process.env.OPERATOR_TOKEN
  const given = new URLSearchParams((await readBody(request, MOST_BYTES)) ?? '').get('token') ?? ''
  if (!token || !isToken(given, token)) {
    countSecurityEvent('bad-token')
    log().warn('A token that is not the operators’ was tried')
    return seeOther(`${href.operatorSignIn()}?problem=token`)
  }
  const cookie = operatorCookie(token, currentRequest()?.isSecure ?? false, Date.now())
  return seeOther(href.operators(), { 'Set-Cookie': cookie })
}

function seeOther(location: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { Location: location, ...PRIVATE_ANSWER, ...headers } })
}

function refused(status: number, title: string, words: string, more: Readonly<Record<string, string>> = {}): Response {
  const html = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': NOTICE_POLICY }
  return new Response(noticePage({ title, words }), { status, headers: { ...PRIVATE_ANSWER, ...html, ...more } })
}
