import { randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { readBody } from '@/app/_server/read-body'
import { PRIVATE_ANSWER } from '@/app/delivery'
import { notDone, type Outcome } from '@/lib/lists/outcome'
import type { Refusal } from '@/lib/lists/refusal'
import { currentSession, sessionSecret } from '@/lib/session/current'
import { newOwner, ownerCookie } from '@/lib/session/owner-cookie'
import { isSameOrigin } from '@/lib/session/same-origin'
import { href } from '@/lib/urls'
import { handleCommand, readEnvelope } from '@/lib/use-cases/lists/handle-command'
import { refusalWords } from '../outcome-words'

const MOST_BYTES = 32 * 1024

/** Every form about lists posts here. With `Accept: application/json` the outcome is told instead of redirected to. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return answer(request, notDone('foreign'))
  const body = await readBody(request, MOST_BYTES)
  if (body === null) return answer(request, notDone('too-large'))
  const { envelope = randomUUID(), list, ...command } = Object.fromEntries(new URLSearchParams(body))
  const sent = readEnvelope({ id: envelope, ...(list === undefined ? {} : { list }), command })
  if (sent === null) return answer(request, notDone('not-understood'))

  const session = await currentSession()
  const owner = session.kind === 'owner' ? session.owner : newOwner()
  const outcome = await handleCommand(owner, sent)
  if (session.kind !== 'owner' && outcome.ok) {
    const jar = await cookies()
    jar.set(ownerCookie(owner, sessionSecret(), isHttps(request)))
  }
  return answer(request, outcome)
}

function answer(request: Request, outcome: Outcome): Response {
  if (request.headers.get('accept')?.includes('application/json')) {
    const words = outcome.ok ? null : refusalWords(outcome.why)
    const status = outcome.ok ? 200 : (STATUS[outcome.why] ?? 200)
    return Response.json({ ...outcome, words }, { status, headers: PRIVATE_ANSWER })
  }
  return new Response(null, { status: 303, headers: { location: address(outcome), ...PRIVATE_ANSWER } })
}

/** A form that was read but not taken is answered like any other: what came of it is in the body. */
const STATUS: Partial<Readonly<Record<Refusal, number>>> = {
  'not-understood': 400,
  'too-large': 413,
  foreign: 403,
}

const LONGEST_KEPT = 300

/** The page where a person lands, with what it is to say there. */
function address(outcome: Outcome): string {
  const { list, at } = outcome.landing
  const search = new URLSearchParams(outcome.ok ? { did: outcome.did } : { problem: outcome.why })
  if (at !== undefined) search.set('at', at)
  if (!outcome.ok && outcome.typed !== undefined) {
    search.set('typed', outcome.typed.text.slice(0, LONGEST_KEPT))
    if (outcome.typed.measure !== undefined) search.set('measure', outcome.typed.measure)
  }
  return `${list === undefined ? href.lists() : href.list(list)}?${search}#${at === undefined ? 'main' : `at-${at}`}`
}

function isHttps(request: Request): boolean {
  return (request.headers.get('x-forwarded-proto') ?? new URL(request.url).protocol).startsWith('https')
}
