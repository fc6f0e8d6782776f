import { guarded, problem, refusals } from '@/app/api/_answer/problem'
import { SHARED_ANSWER } from '@/app/delivery'
import { catalogue } from '@/lib/db/catalogue'
import type { SuggestionsAnswer } from '@/lib/schemas/api-food'
import { suggestQuery } from '@/lib/schemas/suggest-query'

export const GET = guarded(async (request: Request) => {
  const parsed = suggestQuery(new URL(request.url).searchParams)
  if (!parsed.ok) return problem(400, parsed.reason, { errors: [{ parameter: 'q', detail: parsed.reason }] })
  const answer: SuggestionsAnswer = { suggestions: [...(await catalogue().suggest(parsed.q))] }
  return Response.json(answer, { headers: SHARED_ANSWER })
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
