import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RouteKind } from './route-kind'

/** What is worth counting for whoever watches a copy: never who. */
export type SecurityEvent = 'refused-request' | 'foreign-origin' | 'rate-limited' | 'shed' | 'bad-cookie' | 'bad-token'

const EVENTS: readonly SecurityEvent[] = [
  'refused-request',
  'foreign-origin',
  'rate-limited',
  'shed',
  'bad-cookie',
  'bad-token',
]

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

type Metrics = {
  readonly registry: Registry
  readonly security: Counter<'event'>
  readonly requests: Histogram<'route' | 'status'>
  /** How many wait in a queue now, by its name. */
  readonly queues: Map<string, () => number>
  readonly storeBytes: Gauge<'store'>
  readonly freeBytes: Gauge
  readonly fault: Gauge<'what'>
  readonly running: Gauge<'release' | 'data_version'>
}

// Next bundles the pages apart from the server, so that each has its own copy of this module: they meet here.
const everywhere = globalThis as typeof globalThis & { mineralTableMetrics?: Metrics }

function newMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const security = new Counter({
    name: 'mineral_table_security_events_total',
    help: 'Requests that were turned away, by reason',
    labelNames: ['event'],
    registers,
  })
  for (const event of EVENTS) security.inc({ event }, 0)
  const queues = new Map<string, () => number>()
  new Gauge({
    name: 'mineral_table_waiting_requests',
    help: 'Requests that wait for their turn',
    labelNames: ['queue'],
    registers,
    collect() {
      for (const [queue, waiting] of queues) this.set({ queue }, waiting())
    },
  })
  return {
    registry,
    security,
    requests: new Histogram({
      name: 'mineral_table_request_duration_seconds',
      help: 'From the headers of a request to the last byte of its answer, by kind of address and class of status',
      labelNames: ['route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    queues,
    storeBytes: new Gauge({
      name: 'mineral_table_store_bytes',
      help: 'What a store takes on the disk',
      labelNames: ['store'],
      registers,
    }),
    freeBytes: new Gauge({
      name: 'mineral_table_disk_free_bytes',
      help: 'What is left on the disk of the stores',
      registers,
    }),
    fault: new Gauge({
      name: 'mineral_table_fault',
      help: '1 where something keeps the site from being ready',
      labelNames: ['what'],
      registers,
    }),
    running: new Gauge({
      name: 'mineral_table_info',
      help: 'Always 1: which release of the app shows which data version',
      labelNames: ['release', 'data_version'],
      registers,
    }),
  }
}

export function metrics(): Metrics {
  everywhere.mineralTableMetrics ??= newMetrics()
  return everywhere.mineralTableMetrics
}

export function countSecurityEvent(event: SecurityEvent): void {
  metrics().security.inc({ event })
}

/** Counts an answered request. A status of null is of one whose visitor went away before. */
export function observeRequest(route: RouteKind, status: number | null, seconds: number): void {
  const statusClass = status === null ? 'gone' : `${Math.floor(status / 100)}xx`
  metrics().requests.observe({ route, status: statusClass }, seconds)
}
