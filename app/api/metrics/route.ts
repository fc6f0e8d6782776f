import { guarded, refusals } from '@/app/api/_answer/problem'
import { PRIVATE_ANSWER } from '@/app/delivery'
import { metrics } from '@/lib/watch/metrics'

export const dynamic = 'force-dynamic'

/** For Prometheus. What stands before the pages lets only operators come here. */
export const GET = guarded(async () => {
  const { registry } = metrics()
  const headers = { ...PRIVATE_ANSWER, 'Content-Type': registry.contentType }
  return new Response(await registry.metrics(), { headers })
})

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
