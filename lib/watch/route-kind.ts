/** What an address is of, from the most to the least particular. Few enough for each to be counted by itself. */
const KINDS = [
  ['static', /^\/_next\/|^\/(?:enhance|gate)\.js$|^\/icon\.svg$|^\/robots\.txt$/],
  ['health', /^\/api\/(?:health|ready|metrics)$/],
  ['api', /^\/api(?:\/|$)/],
  ['command', /^\/lists\/commands$/],
  ['list', /^\/lists\/./],
  ['lists', /^\/lists$/],
  ['operators', /^\/operators(?:\/|$)/],
  ['food', /^\/food\/./],
  ['foods', /^\/foods(?:\/|$)/],
  ['page', /^\/(?:(?:compare|data|documents|method|topics)(?:\/|$)|$)/],
] as const satisfies readonly (readonly [kind: string, path: RegExp])[]

export type RouteKind = (typeof KINDS)[number][0] | 'other'

/** What a request asks for, without saying which: for logs and metrics. */
export function routeKind(address: string): RouteKind {
  const path = address.split('?', 1)[0] ?? address
  return KINDS.find(([, known]) => known.test(path))?.[0] ?? 'other'
}
