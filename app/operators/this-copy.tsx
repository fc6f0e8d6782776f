import { Section } from '@/app/_ui/section'
import { Term } from '@/app/_ui/term'
import type { Operations } from '@/lib/catalogue/operations'
import { formatBytes } from '@/lib/import/bytes'
import { formatCount } from '@/lib/nutrition/format'
import { formatTime } from './words'

type ThisCopyProps = { readonly operations: Operations; readonly dataVersion: string; readonly foods: number }

function runningWords({ running, unfinished }: Operations): string {
  if (running !== null) return `${running.what}, since ${formatTime(running.since)}`
  if (unfinished.length === 0) return 'None'
  const names = unfinished.map(({ dataset, release }) => `${dataset}@${release}`).join(', ')
  return `None. One of ${names} was cut off; the next import clears away what it left`
}

/** The state of the whole copy, figure by figure. */
export function ThisCopy({ operations, dataVersion, foods }: ThisCopyProps) {
  const { releases, bytes } = operations
  const lines = [
    { what: 'Import running now', words: runningWords(operations) },
    { what: 'Foods shown', words: formatCount(foods) },
    { what: 'Releases imported', words: formatCount(releases.length) },
    { what: 'Lists', words: bytes.people === null ? 'in PostgreSQL' : formatBytes(bytes.people) },
    { what: 'Releases', words: formatBytes(bytes.releases) },
    { what: 'Catalogue', words: formatBytes(bytes.catalogue) },
    { what: 'Search index in it', words: formatBytes(bytes.index) },
    { what: 'Data version', words: dataVersion },
  ]
  return (
    <Section id="copy" title="This copy" aside="As it is now">
      <dl className="figures small">
        {lines.map(({ what, words }) => (
          <Term name={what} key={what}>
            {words}
          </Term>
        ))}
      </dl>
    </Section>
  )
}
