/** Whether a proxy of the operator's own stands before the server, whose words about a request can be taken. */
function isBehindProxy(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return Number(env.TRUST_PROXY ?? 0) > 0
}

/**
 * Whether a request that changes something comes from our own pages. Browsers say so in Sec-Fetch-Site, older ones in
 * Origin; a program that sends neither carries no cookie that it was not given by hand. By what name a proxy was asked
 * is believed only where one is trusted: anybody can write that header.
 */
export function isSameOrigin(headers: Headers, behindProxy: boolean = isBehindProxy()): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (origin === null) return true
  const forwarded = behindProxy ? headers.get('x-forwarded-host') : null
  const host = forwarded ?? headers.get('host')
  return URL.canParse(origin) && new URL(origin).host === host
}
