import { claimPlace } from '@/lib/content/claims'
import type { ClaimAnswer } from '@/lib/schemas/api-claim'
import type { Claim } from '@/lib/schemas/claims'

export function claimAnswer(claim: Claim): ClaimAnswer {
  return { ...claim, place: claimPlace(claim.id) }
}
