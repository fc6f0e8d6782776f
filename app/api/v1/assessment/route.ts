import { readBody } from '@/app/_server/read-body'
import { assessed } from '@/app/api/_answer/assessment'
import { guarded, problem, refusals } from '@/app/api/_answer/problem'
import { PRIVATE_ANSWER } from '@/app/delivery'
import { MAX_BODY_BYTES, parseAssessmentRequest } from '@/lib/schemas/api-assessment'

export const POST = guarded(async (request: Request) => {
  const text = await readBody(request, MAX_BODY_BYTES)
  if (text === null) return problem(413, `The body is longer than ${MAX_BODY_BYTES} bytes.`)
  const parsed = parseAssessmentRequest(text)
  if (!parsed.ok) return problem(400, parsed.detail, parsed.errors === undefined ? {} : { errors: parsed.errors })
  const result = await assessed(parsed.request)
  if (!result.ok) return problem(422, 'Some items cannot be looked up.', { errors: result.errors })
  return Response.json(result.answer, { headers: PRIVATE_ANSWER })
})

export const { DELETE, GET, HEAD, PATCH, PUT } = refusals('POST')
