import { fixed } from '@/app/api/_answer/cached'
import { claimAnswer } from '@/app/api/_answer/claim'
import { guarded, refusals } from '@/app/api/_answer/problem'
import { claims } from '@/lib/content/claims'
import type { ClaimListAnswer } from '@/lib/schemas/api-claim'

export const GET = guarded(async (request: Request) => {
  const answer: ClaimListAnswer = { claims: claims().map(claimAnswer) }
  return fixed(request, answer)
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
