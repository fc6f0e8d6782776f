import type { IncomingMessage } from 'node:http'

/** The fields of a form that was sent and not handed on. How long a body may be is bounded before. */
export async function sentForm(request: IncomingMessage): Promise<Readonly<Record<string, string>>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
}
