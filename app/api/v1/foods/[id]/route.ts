import { sharedAnswer } from '@/app/api/_answer/cached'
import { foodDetailAnswer } from '@/app/api/_answer/food'
import { guarded, methodNotAllowed, problem } from '@/app/api/_answer/problem'
import { catalogue } from '@/lib/db/catalogue'

type Context = { readonly params: Promise<{ readonly id: string }> }

export function GET(request: Request, { params }: Context): Promise<Response> {
  return guarded(async () => {
    const { id } = await params
    const food = await catalogue().food(id)
    if (food === null) return problem(404, 'There is no food with this id.')
    return sharedAnswer(request, foodDetailAnswer(food))
  })
}

const refuse = methodNotAllowed('GET', 'HEAD')

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
