import { fromCatalogue } from '@/app/api/_answer/cached'
import { guarded, problem, refusals } from '@/app/api/_answer/problem'
import { catalogue } from '@/lib/db/catalogue'
import type { SuggestionsAnswer } from '@/lib/schemas/api-food'
import { suggestQuery } from '@/lib/schemas/suggest-query'

export const GET = guarded(async (request: Request) => {
  const parsed = suggestQuery(new URL(request.url).searchParams)
  if (!parsed.ok) return problem(400, parsed.reason, { errors: [{ parameter: 'q', detail: parsed.reason }] })
  return fromCatalogue(
    request,
    async (): Promise<SuggestionsAnswer> => ({ suggestions: [...(await catalogue().suggest(parsed.q))] }),
  )
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
