import { guarded, refusals } from '@/app/api/_answer/problem'
import { SHARED_ANSWER } from '@/app/delivery'
import { apiDocument } from '@/lib/schemas/api-document'

export const GET = guarded(async () => Response.json(apiDocument(), { headers: SHARED_ANSWER }))

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
