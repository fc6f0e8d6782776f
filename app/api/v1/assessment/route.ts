import { readBody } from '@/app/_server/read-body'
import { assessed } from '@/app/api/_answer/assessment'
import { guarded, methodNotAllowed, problem } from '@/app/api/_answer/problem'
import { PRIVATE_ANSWER } from '@/app/delivery'
import { MAX_BODY_BYTES, parseAssessmentRequest } from '@/lib/schemas/api-assessment'

export function POST(request: Request): Promise<Response> {
  return guarded(async () => {
    const text = await readBody(request, MAX_BODY_BYTES)
    if (text === null) return problem(413, `The body is longer than ${MAX_BODY_BYTES} bytes.`)
    const parsed = parseAssessmentRequest(text)
    if (!parsed.ok) return problem(400, parsed.detail, parsed.errors === undefined ? {} : { errors: parsed.errors })
    const result = await assessed(parsed.request)
    if (!result.ok) return problem(422, 'Some items cannot be looked up.', { errors: result.errors })
    return Response.json(result.answer, { headers: PRIVATE_ANSWER })
  })
}

const refuse = methodNotAllowed('POST')

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT }
