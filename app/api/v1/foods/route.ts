import { sharedAnswer } from '@/app/api/_answer/cached'
import { foodAnswer } from '@/app/api/_answer/food'
import { guarded, methodNotAllowed, problem } from '@/app/api/_answer/problem'
import { queryableIds } from '@/lib/content/reference-data'
import { catalogue } from '@/lib/db/catalogue'
import type { FoodPageAnswer } from '@/lib/schemas/api-food'
import { strictFoodQuery } from '@/lib/schemas/food-query'

export function GET(request: Request): Promise<Response> {
  return guarded(async () => {
    const parsed = strictFoodQuery(new URL(request.url).searchParams, queryableIds())
    if (!parsed.ok) {
      const errors = parsed.problems.map(({ parameter, reason }) => ({ parameter, detail: `${parameter} ${reason}` }))
      return problem(400, 'Some parameters cannot be understood.', { errors })
    }
    const { foods, facets, ...page } = await catalogue().search(parsed.query)
    const answer: FoodPageAnswer = { foods: foods.map(foodAnswer), ...page, facets }
    return sharedAnswer(request, answer)
  })
}

const refuse = methodNotAllowed('GET', 'HEAD')

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
