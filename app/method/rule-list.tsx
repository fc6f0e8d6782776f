import { TONES } from '@/app/_ui/finding'
import { Section } from '@/app/_ui/section'
import { AuthorityChips } from '@/app/documents/authority-chips'
import { ClaimChips } from '@/app/documents/claim-chips'
import { guidance } from '@/lib/content/guidance'
import type { Rule } from '@/lib/guidance/rule'
import { inSentence } from '@/lib/nutrition/format'
import { conditionWords } from './condition-words'

const URGENCY = ['never folded away', 'first', 'early', 'later', 'last'] as const

/** What a heading says in general, where a list would fill in its own numbers. */
function inGeneral(heading: string): string {
  return heading
    .replaceAll('{topSodiumCount} {topSodiumShare}', 'A few foods bring most')
    .replaceAll('{highSodiumServings}', 'Several high-sodium servings')
    .replaceAll('{sodium}', 'So many mg')
    .replaceAll('{ratio}', 'x')
    .replaceAll(/\{\w+\}/g, '…')
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function RuleEntry({ rule }: { readonly rule: Rule }) {
  const { id, when, says, priority, replaces, folds, offered } = rule
  const headings = [...new Set(says.map(({ heading }) => inGeneral(heading)))]
  const claims = [...new Set(says.flatMap((saying) => (saying.claims === 'of-the-naming' ? [] : saying.claims)))]
  const authorities = [...new Set(says.flatMap((saying) => saying.authorities))]
  const tones = [...new Set(says.map(({ tone }) => TONES[tone].words))]
  return (
    <li id={`rule-${id}`} className="entry">
      <h3>
        <span className="entry-id">{id}</span> {headings.join(' / ')}
      </h3>
      <p className="small">
        <strong>Speaks when:</strong> {'never' in when ? when.never : sentence(conditionWords(when))}
      </p>
      <p className="entry-meta">
        <span>{inSentence(tones, 'or')}</span>
        <span>{URGENCY[priority]}</span>
        {!offered && <span>not offered yet</span>}
        {says.some(({ encouragesPotassium }) => encouragesPotassium) && (
          <span>says nothing for potassium where a tick forbids it</span>
        )}
        {replaces.length > 0 && <span>replaces {inSentence(replaces)}</span>}
        {folds.length > 0 && <span>folds {inSentence(folds)}</span>}
      </p>
      {says.some((saying) => saying.claims === 'of-the-naming') && (
        <p className="small quiet">Cites the claims that name the foods in question.</p>
      )}
      {claims.length > 0 && <ClaimChips ids={claims} />}
      <AuthorityChips ids={authorities} />
    </li>
  )
}

export function RuleList() {
  const { rules, shown } = guidance()
  return (
    <Section id="guidance-rules" title="Guidance rules" aside={`${rules.length} rules, each with its sources`}>
      <p className="small">
        A rule speaks when its condition holds for your list. It never scores or diagnoses. At most {shown.safety} on
        safety, {shown.context} on what you ticked, {shown.composition} on what the list is made of and {shown.positive}{' '}
        on what goes well are shown at a time; what is never folded away always shows, and the rest is one click
        further.
      </p>
      <ul className="entries">
        {rules.map((rule) => (
          <RuleEntry key={rule.id} rule={rule} />
        ))}
      </ul>
    </Section>
  )
}
