import { cookies } from 'next/headers'
import { PRIVATE_ANSWER } from '@/app/delivery'
import { listForm } from '@/lib/schemas/list-commands'
import { currentSession, sessionSecret } from '@/lib/session/current'
import { newOwner, ownerCookie } from '@/lib/session/owner-cookie'
import { isSameOrigin } from '@/lib/session/same-origin'
import { href } from '@/lib/urls'
import type { Outcome, Problem } from '../outcome'
import { problemWords } from '../outcome'
import { readFormBody } from './form-body'
import { perform } from './perform'

/** Every form about lists posts here. With `Accept: application/json` the outcome is told instead of redirected to. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return answer(request, nothing('foreign'))
  const fields = await readFormBody(request)
  if (fields === null) return answer(request, nothing('too-large'))
  const form = listForm.safeParse(Object.fromEntries(fields))
  if (!form.success) return answer(request, nothing('not-understood'))

  const session = await currentSession()
  const owner = session.kind === 'owner' ? session.owner : newOwner()
  const outcome = await perform(owner, form.data)
  if (session.kind !== 'owner' && outcome.ok) {
    const jar = await cookies()
    jar.set(ownerCookie(owner, sessionSecret(), isHttps(request)))
  }
  return answer(request, outcome)
}

function answer(request: Request, outcome: Outcome): Response {
  if (request.headers.get('accept')?.includes('application/json')) {
    const words = outcome.ok ? null : problemWords(outcome.problem)
    const status = outcome.ok ? 200 : (STATUS[outcome.problem] ?? 200)
    return Response.json({ ...outcome, words }, { status, headers: PRIVATE_ANSWER })
  }
  return new Response(null, { status: 303, headers: { location: place(outcome), ...PRIVATE_ANSWER } })
}

/** A form that was read but not taken is answered like any other: what came of it is in the body. */
const STATUS: Partial<Readonly<Record<Problem, number>>> = {
  'not-understood': 400,
  'too-large': 413,
  foreign: 403,
}

const LONGEST_KEPT = 300

function place(outcome: Outcome): string {
  const search = new URLSearchParams(outcome.ok ? { did: outcome.did } : { problem: outcome.problem })
  if (outcome.at !== null) search.set('at', outcome.at)
  if (!outcome.ok && outcome.typed !== null) search.set('typed', outcome.typed.slice(0, LONGEST_KEPT))
  if (!outcome.ok && outcome.measure !== null) search.set('measure', outcome.measure)
  const list = outcome.ok ? (outcome.list?.id ?? null) : outcome.list
  const page = list === null ? href.lists() : href.list(list)
  return `${page}?${search}#${outcome.at === null ? 'main' : `at-${outcome.at}`}`
}

function nothing(problem: Problem): Outcome {
  return { ok: false, problem, list: null, at: null, typed: null, measure: null }
}

function isHttps(request: Request): boolean {
  return (request.headers.get('x-forwarded-proto') ?? new URL(request.url).protocol).startsWith('https')
}
