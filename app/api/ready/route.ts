import { guarded, problem, refusals } from '@/app/api/_answer/problem'
import { PRIVATE_ANSWER } from '@/app/delivery'
import type { ReadyAnswer } from '@/lib/schemas/api-ready'
import { type Fault, standing } from '@/lib/watch/standing'

export const dynamic = 'force-dynamic'

/** What was seen longer ago may be true no more: whoever looks has come to a stop. */
const OLDEST_MS = 20_000

/** Ready: what is asked for can be read, and what is sent can be saved. */
export const GET = guarded(async () => {
  const seen = standing()
  if (seen === null) return unready('Nothing has been looked at yet.')
  const { faults, release, dataVersion, freeBytes, lookedAt } = seen
  const secondsAgo = Math.round((performance.now() - lookedAt) / 1000)
  if (secondsAgo * 1000 > OLDEST_MS) return unready(`Nothing has been looked at for ${secondsAgo} seconds.`)
  const words = faults.map((fault) => fault.words)
  if (faults.some(keepsFromServing) || dataVersion === null) return unready(words.join(' '))
  const answer: ReadyAnswer = { status: 'ready', release, dataVersion, freeBytes, secondsAgo, warnings: words }
  return Response.json(answer, { headers: PRIVATE_ANSWER })
})

/** Of foods and of the disk much can be wrong while everything that is asked for is answered and saved. */
function keepsFromServing({ what, isReadable }: Fault): boolean {
  return what === 'people' || !isReadable
}

function unready(words: string): Response {
  return problem(503, words, { headers: { 'Retry-After': '10' } })
}

export const { DELETE, PATCH, POST, PUT } = refusals('GET', 'HEAD')
