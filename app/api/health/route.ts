import { guarded, problem, refusals } from '@/app/api/_answer/problem'
import { PRIVATE_ANSWER } from '@/app/delivery'
import { catalogue } from '@/lib/db/catalogue'
import type { HealthAnswer } from '@/lib/schemas/api-food'
import { standing } from '@/lib/watch/standing'

export const dynamic = 'force-dynamic'

/** Alive: the stores can be read. Whether they can be written too, `/api/ready` says. */
export const GET = guarded(async () => {
  await catalogue().dataVersion()
  const datasets = await catalogue().datasets()
  const unreadable = standing()?.faults.filter(({ isReadable }) => !isReadable) ?? []
  if (unreadable.length > 0) {
    const headers = { 'Retry-After': '10' }
    return problem(503, unreadable.map(({ words }) => words).join(' '), { headers })
  }
  const answer: HealthAnswer = {
    status: 'ok',
    foods: datasets.reduce((sum, { foods }) => sum + foods, 0),
    datasets: datasets.map(({ id, release }) => ({ id, release })),
  }
  return Response.json(answer, { headers: PRIVATE_ANSWER })
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
