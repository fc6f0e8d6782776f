import { sharedAnswer } from '@/app/api/_answer/cached'
import { guarded, methodNotAllowed, problem } from '@/app/api/_answer/problem'
import { catalogue } from '@/lib/db/catalogue'
import type { SuggestionsAnswer } from '@/lib/schemas/api-food'
import { suggestQuery } from '@/lib/schemas/suggest-query'

export function GET(request: Request): Promise<Response> {
  return guarded(async () => {
    const parsed = suggestQuery(new URL(request.url).searchParams)
    if (!parsed.ok) return problem(400, parsed.reason, { errors: [{ parameter: 'q', detail: parsed.reason }] })
    const answer: SuggestionsAnswer = { suggestions: [...(await catalogue().suggest(parsed.q))] }
    return sharedAnswer(request, answer)
  })
}

const refuse = methodNotAllowed('GET', 'HEAD')

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
