import { guarded, refusals } from '@/app/api/_answer/problem'
import { PRIVATE_ANSWER } from '@/app/delivery'
import { catalogue } from '@/lib/db/catalogue'
import type { HealthAnswer } from '@/lib/schemas/api-food'

export const dynamic = 'force-dynamic'

export const GET = guarded(async () => {
  await catalogue().dataVersion()
  const datasets = await catalogue().datasets()
  const answer: HealthAnswer = {
    status: 'ok',
    foods: datasets.reduce((sum, { foods }) => sum + foods, 0),
    datasets: datasets.map(({ id, release }) => ({ id, release })),
  }
  return Response.json(answer, { headers: PRIVATE_ANSWER })
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
