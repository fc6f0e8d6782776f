import type { Prisma } from '../../prisma/generated/people/client'
import { KEPT_DAYS } from '../lists/kept'
import type { Envelope } from '../lists/list-repository'
import type { Outcome } from '../lists/outcome'
import { outcome as outcomeSchema } from '../schemas/list-outcome'
import { daysBefore } from './store-clock'

/** Of one owner: nobody sends again what they sent so long before. */
const MOST_KEPT = 1000
/** More than one, so that what is too old goes sooner than it comes; not many, so that nobody waits for it. */
const MOST_PURGED = 20
const LONGEST_TYPED = 300

/** What came of this envelope when it came before, or null. */
export async function keptOutcome(
  tx: Prisma.TransactionClient,
  ownerId: string,
  { id, digest }: Envelope,
): Promise<Outcome | null> {
  const row = await tx.envelope.findUnique({ where: { ownerId_id_digest: { ownerId, id, digest } } })
  return row === null ? null : outcomeSchema.parse(JSON.parse(row.outcome))
}

/** Keeps what came of an envelope, and lets a few go that are too old, or too many, to come again. */
export async function keepOutcome(
  tx: Prisma.TransactionClient,
  ownerId: string,
  envelope: Envelope,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const some = { select: { ownerId: true, id: true, digest: true }, take: MOST_PURGED } as const
  const tooOld = await tx.envelope.findMany({
    ...some,
    where: { processedAt: { lt: daysBefore(now, KEPT_DAYS.envelopes) } },
    orderBy: { processedAt: 'asc' },
  })
  const tooMany = await tx.envelope.findMany({
    ...some,
    where: { ownerId },
    orderBy: { processedAt: 'desc' },
    skip: MOST_KEPT - 1,
  })
  const gone = [...tooOld, ...tooMany]
  if (gone.length > 0) await tx.envelope.deleteMany({ where: { OR: gone } })
  const data = { ownerId, ...envelope, outcome: JSON.stringify(bounded(outcome)), processedAt: now }
  await tx.envelope.create({ data })
}

/** Of what was typed only as much as a page shows again: it is kept for months. */
function bounded(outcome: Outcome): Outcome {
  if (outcome.ok || outcome.typed === undefined) return outcome
  return { ...outcome, typed: { ...outcome.typed, text: outcome.typed.text.slice(0, LONGEST_TYPED) } }
}
