import { z } from 'zod'
import { claimsSchema } from './claims'

export const claimAnswerSchema = claimsSchema.element
  .extend({ place: z.string().describe('Where it stands, in words') })
  .describe('One claim of an article, in our words')

export const claimListSchema = z.strictObject({ claims: z.array(claimAnswerSchema) })

export type ClaimAnswer = z.infer<typeof claimAnswerSchema>
export type ClaimListAnswer = z.infer<typeof claimListSchema>
