import { fromCatalogue } from '@/app/api/_answer/cached'
import { foodDetailAnswer } from '@/app/api/_answer/food'
import { guarded, problem, refusals } from '@/app/api/_answer/problem'
import { catalogue } from '@/lib/db/catalogue'

export const GET = guarded(async (request: Request, { params }: RouteContext<'/api/v1/foods/[id]'>) => {
  const food = await catalogue().food((await params).id)
  if (food === null) return problem(404, 'There is no food with this id.')
  return fromCatalogue(request, async () => foodDetailAnswer(food))
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
