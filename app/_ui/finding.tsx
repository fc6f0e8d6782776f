import type { Finding, Tone } from '@/lib/guidance/finding'
import { lookHref } from '@/lib/urls'
import { AuthorityChip, ClaimChip } from './chips'

/** A tone in words and in a shape. */
export const TONES: Readonly<Record<Tone, { readonly words: string; readonly path: string }>> = {
  caution: {
    words: 'Talk to your clinician',
    path: 'M8.2 3.5h7.6l4.7 4.7v7.6l-4.700 4.7H8.2L3.5 15.800V8.2zM12 7.500v5.500M12 15.750v1.250',
  },
  nudge: { words: 'Something to consider', path: 'M3 12h16M13 6l6 6-6 6' },
  calm: {
    words: 'Good to know',
    path: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 7.500v1.250M12 11v6',
  },
  affirm: { words: 'Going well', path: 'M4 12.500l5.500 5.500L20 6.500' },
}

/** Who stands behind a finding: where each claim is, and what each authority says. */
export type Sources = {
  readonly places: Readonly<Record<string, string>>
  readonly authorities: Readonly<Record<string, { readonly name: string; readonly says: string }>>
}

/** Keeps a number and its unit on one line. */
function unparted(text: string): string {
  return text.replace(/(\d) (m?g|kcal)\b/g, '$1\u00a0$2')
}

type FindingViewProps = {
  readonly finding: Finding
  readonly foodNames: ReadonlyMap<string, string>
  readonly sources: Sources
}

/** One piece of guidance: its tone in a shape and words, what it says, the foods behind it, and who says so. */
export function FindingView({ finding, foodNames, sources }: FindingViewProps) {
  const { heading, text, authorityText, tone, claims, authorities, because, look, encouragesPotassium } = finding
  const foods = because.flatMap((id) => foodNames.get(id) ?? [])
  return (
    <article
      className={encouragesPotassium ? 'finding encourages-potassium' : 'finding'}
      data-tone={tone}
      data-rule={finding.rule}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={TONES[tone].path} />
      </svg>
      <div>
        <p className="tone">{TONES[tone].words}</p>
        <h3>{heading}</h3>
        <p>{unparted(text)}</p>
        {foods.length > 0 && <p className="because">Because of: {foods.join('; ')}.</p>}
        {claims.length > 0 && (
          <p className="chips">
            {claims.map((id) => (
              <ClaimChip key={id} id={id} place={sources.places[id] ?? ''} />
            ))}
          </p>
        )}
        {authorityText !== null && <p>{unparted(authorityText)}</p>}
        {authorities.length > 0 && (
          <p className="chips">
            {authorities.map((id) => (
              <AuthorityChip key={id} id={id} {...(sources.authorities[id] ?? { name: id, says: '' })} />
            ))}
          </p>
        )}
        {look.length > 0 && (
          <p className="looks">
            Worth a look:{' '}
            {look.map((each) => (
              <a key={each.label} href={lookHref(each)}>
                {each.label}
              </a>
            ))}
          </p>
        )}
      </div>
    </article>
  )
}
