import { fixed } from '@/app/api/_answer/cached'
import { claimAnswer } from '@/app/api/_answer/claim'
import { guarded, problem, refusals } from '@/app/api/_answer/problem'
import { claimsById } from '@/lib/content/claims'

export const GET = guarded(async (request: Request, { params }: RouteContext<'/api/v1/claims/[id]'>) => {
  const found = claimsById().get((await params).id)
  return found === undefined ? problem(404, 'There is no claim with this id.') : fixed(request, claimAnswer(found))
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
