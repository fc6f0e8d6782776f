import type { Verified } from '../backup/verify'
import { formatCount } from '../nutrition/format'

const MOST_TOLD = 20

/** What there is to say of a store of people: of lists nothing but their ids. */
export function verifiedWords({ faults, lists }: Verified): readonly string[] {
  const differing = lists?.differing ?? []
  return [
    ...some(faults.map((fault) => `SQLite finds: ${fault}`)),
    ...some(differing.map((id) => `The list ${id} differs from its checksum.`)),
    ...(lists === null
      ? ['Its lists were not compared with their checksums: it is of an older version, or damaged.']
      : []),
    ...(lists !== null && lists.without > 0
      ? [`${formatCount(lists.without)} lists have no checksum yet; the site gives them theirs within an hour.`]
      : []),
  ]
}

function some(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST_TOLD
  return more > 0 ? [...lines.slice(0, MOST_TOLD), `and ${formatCount(more)} more of these`] : lines
}
