import { Counter, Registry } from 'prom-client'

/** What is worth counting for whoever watches a copy: never who. */
export type SecurityEvent = 'refused-request' | 'foreign-origin' | 'rate-limited' | 'shed' | 'bad-cookie'

type Metrics = { readonly registry: Registry; readonly security: Counter<'event'> }

// Next bundles the pages apart from the server, so that each has its own copy of this module: they meet here.
const everywhere = globalThis as typeof globalThis & { mineralTableMetrics?: Metrics }

function newMetrics(): Metrics {
  const registry = new Registry()
  const security = new Counter({
    name: 'mineral_table_security_events_total',
    help: 'Requests that were turned away, by reason',
    labelNames: ['event'],
    registers: [registry],
  })
  return { registry, security }
}

export function metrics(): Metrics {
  everywhere.mineralTableMetrics ??= newMetrics()
  return everywhere.mineralTableMetrics
}

export function countSecurityEvent(event: SecurityEvent): void {
  metrics().security.inc({ event })
}
