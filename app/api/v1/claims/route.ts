import { claimAnswer } from '@/app/api/_answer/claim'
import { guarded, refusals } from '@/app/api/_answer/problem'
import { SHARED_ANSWER } from '@/app/delivery'
import { claims } from '@/lib/content/claims'
import type { ClaimListAnswer } from '@/lib/schemas/api-claim'

export const GET = guarded(async () => {
  const answer: ClaimListAnswer = { claims: claims().map(claimAnswer) }
  return Response.json(answer, { headers: SHARED_ANSWER })
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
