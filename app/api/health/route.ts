import { guarded, methodNotAllowed } from '@/app/api/_answer/problem'
import { PRIVATE_ANSWER } from '@/app/delivery'
import { catalogue } from '@/lib/db/catalogue'
import type { HealthAnswer } from '@/lib/schemas/api-food'

export const dynamic = 'force-dynamic'

export function GET(): Promise<Response> {
  return guarded(async () => {
    await catalogue().dataVersion()
    const datasets = await catalogue().datasets()
    const answer: HealthAnswer = {
      status: 'ok',
      foods: datasets.reduce((sum, { foods }) => sum + foods, 0),
      datasets: datasets.map(({ id, release }) => ({ id, release })),
    }
    return Response.json(answer, { headers: PRIVATE_ANSWER })
  })
}

const refuse = methodNotAllowed('GET', 'HEAD')

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT }
