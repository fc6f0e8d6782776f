import { peopleClient } from '@/lib/db/people-client'

const WITH_ALL = {
  meals: { orderBy: { position: 'asc' }, include: { items: { orderBy: { position: 'asc' } } } },
} as const

/** Everything that is kept of an owner's lists, to the last column. */
export function kept(owner: string) {
  return peopleClient().mealList.findMany({ where: { ownerId: owner }, include: WITH_ALL, orderBy: { id: 'asc' } })
}

/** The same without ids and times: equal for two owners who did the same. */
export async function shape(owner: string): Promise<unknown> {
  const lists = (await kept(owner)).map(({ meals, ...list }) => ({
    ...likeness(list),
    meals: meals.map(({ items, ...meal }) => ({ ...likeness(meal), items: items.map(likeness) })),
  }))
  return lists.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))
}

type Row = { readonly deletedAt: Date | null }

/** What of a row is not its owner's alone. */
const OWN = ['id', 'ownerId', 'listId', 'mealId', 'createdAt', 'updatedAt', 'deletedAt', 'checksum']

function likeness(row: Row): Readonly<Record<string, unknown>> {
  const rest = Object.entries(row).filter(([column]) => !OWN.includes(column))
  return { ...Object.fromEntries(rest), isDeleted: row.deletedAt !== null }
}

export function envelopes(owner: string): Promise<number> {
  return peopleClient().envelope.count({ where: { ownerId: owner } })
}
