import { sharedAnswer } from '@/app/api/_answer/cached'
import { guarded, methodNotAllowed } from '@/app/api/_answer/problem'
import { apiDocument } from '@/lib/schemas/api-document'

export function GET(request: Request): Promise<Response> {
  return guarded(async () => sharedAnswer(request, apiDocument()))
}

const refuse = methodNotAllowed('GET', 'HEAD')

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
