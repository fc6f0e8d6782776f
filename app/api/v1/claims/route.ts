import { sharedAnswer } from '@/app/api/_answer/cached'
import { claimAnswer } from '@/app/api/_answer/claim'
import { guarded, methodNotAllowed } from '@/app/api/_answer/problem'
import { claims } from '@/lib/content/claims'
import type { ClaimListAnswer } from '@/lib/schemas/api-claim'

export function GET(request: Request): Promise<Response> {
  return guarded(async () => {
    const answer: ClaimListAnswer = { claims: claims().map(claimAnswer) }
    return sharedAnswer(request, answer)
  })
}

const refuse = methodNotAllowed('GET', 'HEAD')

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
