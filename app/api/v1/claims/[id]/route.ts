import { sharedAnswer } from '@/app/api/_answer/cached'
import { claimAnswer } from '@/app/api/_answer/claim'
import { guarded, methodNotAllowed, problem } from '@/app/api/_answer/problem'
import { claimsById } from '@/lib/content/claims'

type Context = { readonly params: Promise<{ readonly id: string }> }

export function GET(request: Request, { params }: Context): Promise<Response> {
  return guarded(async () => {
    const found = claimsById().get((await params).id)
    return found === undefined
      ? problem(404, 'There is no claim with this id.')
      : sharedAnswer(request, claimAnswer(found))
  })
}

const refuse = methodNotAllowed('GET', 'HEAD')

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
