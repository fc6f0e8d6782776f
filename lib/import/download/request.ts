import { type IncomingMessage, type OutgoingHttpHeaders, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { DownloadProblem, plain } from './download-problem'

const MOST_REDIRECTS = 5
const REDIRECTS = [301, 302, 303, 307, 308]

export type RequestOptions = {
  readonly headers: OutgoingHttpHeaders
  /** So long may nothing come. */
  readonly patienceMs: number
  readonly signal?: AbortSignal | undefined
}

/**
 * What the server answers, redirects followed: to https, or on the same host without giving up https. Throws
 * DownloadProblem, also where the answer is packed.
 */
export async function request(address: URL, options: RequestOptions): Promise<IncomingMessage> {
  let url = address
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const answer = await ask(url, options)
    const { statusCode = 0, headers } = answer
    const packed = headers['content-encoding'] ?? 'identity'
    if (!REDIRECTS.includes(statusCode) || headers.location === undefined) {
      if (packed === 'identity') return answer
      answer.destroy()
      throw new DownloadProblem('refused', `${plain(address)} is sent packed (${packed}), which was not asked for.`)
    }
    answer.destroy()
    url = followed(url, headers.location)
  }
  throw new DownloadProblem('redirect', `${plain(address)} leads from one address to the next without an end.`)
}

function ask(url: URL, { headers, patienceMs, signal }: RequestOptions): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const asked = send(url, {
      headers: { 'user-agent': 'mineral-table', 'accept-encoding': 'identity', ...headers },
      timeout: patienceMs,
      signal,
    })
    let answer: IncomingMessage | undefined
    asked.on('response', (given) => {
      answer = given
      resolve(given)
    })
    asked.on('timeout', () => {
      const words = `${url.host} has sent nothing for ${patienceMs / 1000} s. Run the same command again to go on.`
      const stopped = answer ?? asked
      stopped.destroy(new DownloadProblem('silent', words))
    })
    asked.on('error', (error) => reject(error instanceof DownloadProblem ? error : unreachable(url, error)))
    asked.end()
  })
}

function unreachable(url: URL, error: NodeJS.ErrnoException): Error {
  if (error.name === 'AbortError') return error
  const why = error.code ?? error.message
  return new DownloadProblem('unreachable', `${url.host} cannot be reached (${why}). Is there a network?`, {
    cause: error,
  })
}

function followed(from: URL, location: string): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : null
  const isAllowed =
    to !== null && (to.protocol === 'https:' || (to.protocol === from.protocol && to.host === from.host))
  if (isAllowed) return to
  const words = to === null ? `"${location}"` : plain(to)
  throw new DownloadProblem(
    'redirect',
    `${plain(from)} leads to ${words}. Another host is followed to only over https. Nothing was downloaded from there.`,
  )
}
