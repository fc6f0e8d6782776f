import { claimAnswer } from '@/app/api/_answer/claim'
import { guarded, problem, refusals } from '@/app/api/_answer/problem'
import { SHARED_ANSWER } from '@/app/delivery'
import { claimsById } from '@/lib/content/claims'

export const GET = guarded(async (_: Request, { params }: RouteContext<'/api/v1/claims/[id]'>) => {
  const found = claimsById().get((await params).id)
  if (found === undefined) return problem(404, 'There is no claim with this id.')
  return Response.json(claimAnswer(found), { headers: SHARED_ANSWER })
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
