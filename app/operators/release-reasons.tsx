import type { ReleaseFigures, RowReason } from '@/lib/catalogue/operations'
import { formatCount } from '@/lib/nutrition/format'

type Counted = RowReason & { readonly rows: number }

function isCounted(reason: RowReason): reason is Counted {
  return reason.rows !== null
}

function Reasons({ title, reasons }: { readonly title: string; readonly reasons: readonly Counted[] }) {
  if (reasons.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {reasons
          .toSorted((a, b) => b.rows - a.rows)
          .map(({ file, reason, rows }) => (
            <li key={`${file} ${reason}`}>
              <span className="num">{formatCount(rows)}</span> in {file}: {reason}
            </li>
          ))}
      </ul>
    </>
  )
}

function rowsWere(rows: number): string {
  return rows === 1 ? '1 row was' : `${formatCount(rows)} rows were`
}

/** Why rows of a release were turned away or left aside, the most first. */
export function ReleaseReasons({ release }: { readonly release: ReleaseFigures }) {
  const { summary, rejected } = release
  if (summary.length === 0) return null
  const counted = summary.filter(isCounted)
  const unread = summary.filter(({ rows }) => rows === null).map(({ file }) => file)
  return (
    <details className="why">
      <summary>
        {release.release}: {rejected === 0 ? 'what was left aside' : `why ${rowsWere(rejected)} rejected`}
      </summary>
      <div className="receipt reasons">
        <Reasons title="Rejected" reasons={counted.filter(({ kind }) => kind === 'rejected')} />
        <Reasons
          title="Left aside, being no foods of this table"
          reasons={counted.filter(({ kind }) => kind === 'noted')}
        />
        {unread.length > 0 && (
          <>
            <h4>Files not needed and left unread</h4>
            <p className="small">{unread.join(', ')}</p>
          </>
        )}
      </div>
    </details>
  )
}
