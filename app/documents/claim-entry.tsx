import { tagsDrivenBy } from '@/lib/content/claims'
import { rulesDrivenBy } from '@/lib/content/guidance'
import { topicsCiting } from '@/lib/content/topics'
import { inSentence } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS } from '@/lib/nutrition/mineral'
import { documentTag } from '@/lib/nutrition/tag'
import type { Claim } from '@/lib/schemas/claims'
import { href } from '@/lib/urls'
import { NoteBox } from './note-box'

const KINDS: Readonly<Record<Claim['kind'], string>> = {
  mechanism: 'Mechanism',
  'risk-group': 'Risk group',
  advice: 'Advice',
  comparison: 'Comparison',
  'dietary-source': 'Dietary source',
  'clinical-caution': 'Clinical caution',
  symptom: 'Symptom',
}

/** Which document tags rest on the claim, in words. */
function TagsDriven({ id }: { readonly id: string }) {
  const driven = tagsDrivenBy(id)
  return MINERALS.map((mineral) => {
    const names = driven.filter(({ tag }) => tag === documentTag(mineral)).map(({ name }) => name)
    return names.length === 0 ? null : (
      <span key={mineral}>
        Tags {inSentence(names)} as named for {mineral}
      </span>
    )
  })
}

type LinksProps = { readonly words: string; readonly links: readonly { readonly to: string; readonly name: string }[] }

/** What rests on the claim, to go to. */
function Links({ words, links }: LinksProps) {
  if (links.length === 0) return null
  return (
    <span className="claim-links">
      {words}
      {links.map(({ to, name }) => (
        <a key={to} href={to}>
          {name}
        </a>
      ))}
    </span>
  )
}

export function ClaimEntry({ claim }: { readonly claim: Claim }) {
  const { id, statement, minerals, kind, foods, note } = claim
  const rules = rulesDrivenBy(id).map((rule) => ({ to: href.rule(rule.id), name: rule.id }))
  const citing = topicsCiting(id).map((topic) => ({ to: href.topic(topic.id), name: topic.title }))
  const explainsOnly = tagsDrivenBy(id).length === 0 && rules.length === 0 && citing.length === 0
  return (
    <li className="claim" id={id}>
      <a className="claim-id" href={`#${id}`}>
        <span className="unseen">Claim </span>
        {id}
      </a>
      <div>
        <p className="claim-says">{statement}</p>
        <p className="claim-meta">
          {minerals.length > 0 && (
            <span className="claim-minerals">
              {MINERALS.filter((mineral) => minerals.includes(mineral)).map((mineral) => (
                <abbr
                  key={mineral}
                  className="claim-mineral"
                  data-mineral={mineral}
                  title={MINERAL_FACTS[mineral].word}
                >
                  {MINERAL_FACTS[mineral].symbol}
                </abbr>
              ))}
            </span>
          )}
          <span>{KINDS[kind]}</span>
          {foods.length > 0 && <span>Names {inSentence(foods)}</span>}
        </p>
        <p className="claim-meta">
          <TagsDriven id={id} />
          <Links words={rules.length === 1 ? 'Behind rule ' : 'Behind rules '} links={rules} />
          <Links words="Explained in" links={citing} />
          {explainsOnly && <span>Explains only: no tag or rule rests on it</span>}
        </p>
        {note !== null && <NoteBox id={note} />}
      </div>
    </li>
  )
}
