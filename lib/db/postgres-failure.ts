import type { DatabaseProblemKind } from './problem'

/** What stands in the way, and whether it may be gone when asked again. */
export type PostgresFailure = { readonly kind: DatabaseProblemKind; readonly passes: boolean }

const AWAY: PostgresFailure = { kind: 'unreachable', passes: true }
const NO_ACCESS: PostgresFailure = { kind: 'no-access', passes: false }

/** By what PostgreSQL calls it: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_STATE: readonly (readonly [state: RegExp, failure: PostgresFailure])[] = [
  [/^08/, AWAY],
  // Somebody else was in the way: a deadlock, a lock that nobody lets go of, a transaction that could not be put in line.
  [/^(40001|40P01|55P03|57014|25P0[23])$/, AWAY],
  [/^57P0\d$/, AWAY],
  [/^(53100|53400)$/, { kind: 'full', passes: false }],
  [/^53/, AWAY],
  // As a second server is until it takes the place of the first.
  [/^25006$/, { kind: 'read-only', passes: true }],
  [/^(28...|3D000|42501)$/, NO_ACCESS],
  [/^XX00[12]$/, { kind: 'corrupt', passes: false }],
]

/** By what Prisma calls it. */
const BY_CODE: readonly (readonly [code: RegExp, failure: PostgresFailure])[] = [
  [/^(P1001|P1002|P1008|P1017|P2024|P2028|P2034|P2037)$/, AWAY],
  [/^(P1000|P1003|P1010|P1011)$/, NO_ACCESS],
  // By what the network is told.
  [/^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/, AWAY],
]

/** By what Prisma's adapter calls it. */
const BY_KIND: readonly (readonly [kind: RegExp, failure: PostgresFailure])[] = [
  [/^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionWriteConflict)$/, AWAY],
  [/^(AuthenticationFailed|DatabaseDoesNotExist|DatabaseAccessDenied|TlsConnectionError)$/, NO_ACCESS],
]

/** What the driver says without a code. */
const LOST = /^(Connection (terminated|ended)|timeout exceeded when trying|Client (has encountered|was closed))/

/** What of PostgreSQL an error tells of, or null where it tells of something else. */
export function postgresFailure(error: unknown): PostgresFailure | null {
  const told = toldBy(error)
  const known =
    match(BY_STATE, text(told, 'originalCode')) ??
    match(BY_CODE, text(error, 'code')) ??
    match(BY_KIND, text(told, 'kind'))
  if (known !== null || !(error instanceof Error)) return known
  return LOST.test(error.message) ? AWAY : postgresFailure(error.cause)
}

/** What Prisma's adapter made of an error of PostgreSQL: it stands in its own error, which may stand in one of Prisma's. */
function toldBy(error: unknown): unknown {
  return member(member(member(error, 'meta'), 'driverAdapterError') ?? error, 'cause')
}

function match(failures: typeof BY_STATE, name: string): PostgresFailure | null {
  return failures.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && name in of ? Reflect.get(of, name) : undefined
}

function text(of: unknown, name: string): string {
  const value = member(of, name)
  return typeof value === 'string' ? value : ''
}
