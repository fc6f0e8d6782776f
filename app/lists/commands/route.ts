import { randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { readBody } from '@/app/_server/read-body'
import { PRIVATE_ANSWER } from '@/app/delivery'
import { DatabaseProblem, isDatabaseFailure, mayBeSaved } from '@/lib/db/problem'
import { notDone, type Outcome } from '@/lib/lists/outcome'
import type { Refusal } from '@/lib/lists/refusal'
import { NOTICE_POLICY, noticePage } from '@/lib/serve/notice-page'
import { cookieOfNewOwner, currentSession } from '@/lib/session/current'
import { newOwner } from '@/lib/session/owner-cookie'
import { isSameOrigin } from '@/lib/session/same-origin'
import { href } from '@/lib/urls'
import { handleCommand, readEnvelope } from '@/lib/use-cases/lists/handle-command'
import { log } from '@/lib/watch/log'
import { countSecurityEvent } from '@/lib/watch/metrics'
import { refusalWords, tooManyWords } from '../outcome-words'
import { takeShares } from './shares'

const MOST_BYTES = 32 * 1024
const RETRY_AFTER_SECONDS = 5

/** Every form about lists posts here. With `Accept: application/json` the outcome is told instead of redirected to. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) {
    countSecurityEvent('foreign-origin')
    return answer(request, notDone('foreign'))
  }
  const body = await readBody(request, MOST_BYTES)
  if (body === null) return answer(request, notDone('too-large'))
  const fields = Object.fromEntries(new URLSearchParams(body))
  const { envelope = randomUUID(), list, ...command } = fields
  const sent = readEnvelope({ id: envelope, ...(list === undefined ? {} : { list }), command })
  if (sent === null) return answer(request, notDone('not-understood'))

  const session = await currentSession()
  const known = session.kind === 'owner' ? session.owner : null
  const wait = await takeShares(sent.name, known)
  if (wait !== null) return postponed(request, 'too-many', wait, { ...fields, envelope })
  const owner = known ?? newOwner()
  try {
    const outcome = await handleCommand(owner, sent)
    if (known === null && outcome.ok) {
      const jar = await cookies()
      jar.set(cookieOfNewOwner(owner))
    }
    return answer(request, outcome)
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error
    log().warn({ why: error instanceof DatabaseProblem ? error.kind : error.name }, 'A change could not be saved')
    const why = mayBeSaved(error) ? 'uncertain' : 'unavailable'
    return postponed(request, why, RETRY_AFTER_SECONDS, { ...fields, envelope })
  }
}

function answer(request: Request, outcome: Outcome): Response {
  if (wantsJson(request)) {
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
  'too-many': 429,
  unavailable: 503,
  uncertain: 503,
}

/** Not now: told where it was asked, with all that was sent, to be sent again in the same envelope. */
function postponed(
  request: Request,
  why: 'too-many' | 'unavailable' | 'uncertain',
  seconds: number,
  fields: Readonly<Record<string, string>>,
): Response {
  const headers = { ...PRIVATE_ANSWER, 'Retry-After': String(seconds) }
  const status = STATUS[why] ?? 503
  const words = why === 'too-many' ? tooManyWords(seconds) : refusalWords(why)
  if (wantsJson(request)) return Response.json({ ...notDone(why), words }, { status, headers })
  const again = { action: href.listCommands(), fields }
  const page = noticePage({ title: why === 'uncertain' ? 'Maybe not saved' : 'Not saved yet', words, again })
  const html = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': NOTICE_POLICY }
  return new Response(page, { status, headers: { ...headers, ...html } })
}

function wantsJson(request: Request): boolean {
  return request.headers.get('accept')?.includes('application/json') ?? false
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
