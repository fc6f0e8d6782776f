import { foodAnswer } from '@/app/api/_answer/food'
import { guarded, problem, refusals } from '@/app/api/_answer/problem'
import { SHARED_ANSWER } from '@/app/delivery'
import { queryableIds } from '@/lib/content/reference-data'
import { catalogue } from '@/lib/db/catalogue'
import type { FoodPageAnswer } from '@/lib/schemas/api-food'
import { strictFoodQuery } from '@/lib/schemas/food-query'

export const GET = guarded(async (request: Request) => {
  const parsed = strictFoodQuery(new URL(request.url).searchParams, queryableIds())
  if (!parsed.ok) {
    const errors = parsed.problems.map(({ parameter, reason }) => ({ parameter, detail: `${parameter} ${reason}` }))
    return problem(400, 'Some parameters cannot be understood.', { errors })
  }
  const { foods, facets, ...page } = await catalogue().search(parsed.query)
  const answer: FoodPageAnswer = { foods: foods.map(foodAnswer), ...page, facets }
  return Response.json(answer, { headers: SHARED_ANSWER })
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
