import type { DocumentNaming } from '@/lib/nutrition/food'
import { inSentence } from '@/lib/nutrition/format'
import { MINERALS } from '@/lib/nutrition/mineral'
import { href } from '@/lib/urls'

/** Said by an article: round, with the claim's number, leading to the claim. */
export function ClaimChip({ id, place }: { readonly id: string; readonly place: string }) {
  return (
    <a className="cite" href={href.claim(id)}>
      <b>{id}</b> <span>{place}</span>
    </a>
  )
}

type AuthorityChipProps = { readonly id: string; readonly name: string; readonly says: string }

/** Said by an authority: a stamp, leading to its line on the method page. */
export function AuthorityChip({ id, name, says }: AuthorityChipProps) {
  return (
    <a className="auth" href={href.authority(id)}>
      <b>{name}</b> <span>{says}</span>
    </a>
  )
}

/** Which articles name a food, and for what: a line of its own, apart from what was measured. */
export function NamedLine({ named }: { readonly named: readonly DocumentNaming[] }) {
  if (named.length === 0) return null
  const letters = [...new Set(named.flatMap(({ claims }) => claims.map((id) => id.charAt(0))))].sort()
  const minerals = MINERALS.filter((mineral) => named.some((naming) => naming.mineral === mineral))
  return (
    <span className="named">
      {letters.map((letter) => (
        <b key={letter} aria-hidden="true">
          {letter}
        </b>
      ))}
      <span>
        <span className="unseen">
          {letters.length === 1 ? 'Article' : 'Articles'} {inSentence(letters)}:{' '}
        </span>
        named for {inSentence(minerals)}
      </span>
    </span>
  )
}

type ActiveFilterChipProps = { readonly label: string; readonly leavesOut: boolean; readonly without: string }

/** A filter that is on; following it takes the filter away. */
export function ActiveFilterChip({ label, leavesOut, without }: ActiveFilterChipProps) {
  return (
    <a className="chosen" href={without}>
      <span className="chosen-label">
        {leavesOut && <b>not </b>}
        {label}
      </span>
      <svg className="x" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M7 7l10 10M17 7L7 17" />
      </svg>
      <span className="unseen">, remove this filter</span>
    </a>
  )
}
