import { z } from 'zod'
import { MAX_QUERY_LENGTH } from '../catalogue/query'

export const suggestParameters = z.object({
  q: z.string().trim().max(MAX_QUERY_LENGTH).optional().describe('What was typed so far'),
})

export type SuggestQuery = { readonly ok: true; readonly q: string } | { readonly ok: false; readonly reason: string }

/** What was typed so far; nothing gives nothing. */
export function suggestQuery(search: URLSearchParams): SuggestQuery {
  const parsed = suggestParameters.safeParse({ q: search.get('q') ?? '' })
  return parsed.success
    ? { ok: true, q: parsed.data.q ?? '' }
    : { ok: false, reason: `q is longer than ${MAX_QUERY_LENGTH} characters` }
}
