const MOST_BYTES = 32 * 1024

/** The fields of a posted form, or null where it is more than any form of ours can hold. Reads no further than that. */
export async function readFormBody(request: Request): Promise<URLSearchParams | null> {
  const announced = Number(request.headers.get('content-length') ?? '0')
  if (announced > MOST_BYTES) return null
  if (request.body === null) return new URLSearchParams()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > MOST_BYTES) {
      await reader.cancel()
      return null
    }
    chunks.push(part.value)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
