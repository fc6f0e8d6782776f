import { PRIVATE_ANSWER } from '@/app/delivery'
import { isDatabaseFailure } from '@/lib/db/problem'
import type { ProblemDetails, ProblemError } from '@/lib/schemas/api-problem'
import { log } from '@/lib/watch/log'

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Content too large',
  422: 'Cannot be answered',
  500: 'Something went wrong',
  503: 'Not available',
}

type Rest = { readonly errors?: readonly ProblemError[]; readonly headers?: Readonly<Record<string, string>> }

/** Every error of the API leaves through here. */
export function problem(status: number, detail: string, { errors, headers }: Rest = {}): Response {
  const body: ProblemDetails = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Problem',
    status,
    detail,
    ...(errors === undefined ? {} : { errors: [...errors] }),
  }
  return Response.json(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...PRIVATE_ANSWER, ...headers },
  })
}

/** Handlers of the methods that an address does not answer, for its route to export. */
export function refusals(...allowed: readonly string[]) {
  const allow = allowed.join(', ')
  const refuse = () => problem(405, `This address answers ${allow}.`, { headers: { Allow: allow } })
  return { DELETE: refuse, GET: refuse, HEAD: refuse, PATCH: refuse, POST: refuse, PUT: refuse }
}

/** A handler of which what it throws becomes a problem, told in full only to the log. */
export function guarded<Asked extends readonly unknown[]>(handle: (...asked: Asked) => Promise<Response>) {
  return async (...asked: Asked): Promise<Response> => {
    try {
      return await handle(...asked)
    } catch (error) {
      log().error({ err: error }, 'An answer of the API failed')
      if (!isDatabaseFailure(error)) return problem(500, 'The answer could not be made. It is not your fault.')
      const headers = { 'Retry-After': '30' }
      return problem(503, 'The catalogue cannot be read just now. Try again later.', { headers })
    }
  }
}
