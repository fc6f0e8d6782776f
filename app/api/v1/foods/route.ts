import { fromCatalogue } from '@/app/api/_answer/cached'
import { foodAnswer } from '@/app/api/_answer/food'
import { guarded, problem, refusals } from '@/app/api/_answer/problem'
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
  return fromCatalogue(request, async (): Promise<FoodPageAnswer> => {
    const { foods, facets, ...page } = await catalogue().search(parsed.query)
    return { foods: foods.map(foodAnswer), ...page, facets }
  })
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
