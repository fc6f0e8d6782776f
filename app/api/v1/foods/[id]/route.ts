import { foodDetailAnswer } from '@/app/api/_answer/food'
import { guarded, problem, refusals } from '@/app/api/_answer/problem'
import { SHARED_ANSWER } from '@/app/delivery'
import { catalogue } from '@/lib/db/catalogue'

export const GET = guarded(async (_: Request, { params }: RouteContext<'/api/v1/foods/[id]'>) => {
  const food = await catalogue().food((await params).id)
  if (food === null) return problem(404, 'There is no food with this id.')
  return Response.json(foodDetailAnswer(food), { headers: SHARED_ANSWER })
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
