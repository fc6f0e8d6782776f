import { fixed } from '@/app/api/_answer/cached'
import { guarded, refusals } from '@/app/api/_answer/problem'
import { apiDocument } from '@/lib/schemas/api-document'

export const GET = guarded(async (request: Request) => fixed(request, apiDocument()))

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
