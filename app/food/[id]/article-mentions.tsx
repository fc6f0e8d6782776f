import { Section } from '@/app/_ui/section'
import { claim, claimPlace } from '@/lib/content/claims'
import { referenceData } from '@/lib/content/reference-data'
import { thresholds } from '@/lib/content/thresholds'
import type { DocumentNaming, Food } from '@/lib/nutrition/food'
import { formatMg, inSentence } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS } from '@/lib/nutrition/mineral'
import { type NamingConflict, namingConflicts } from '@/lib/nutrition/naming-conflict'
import { ClaimChip } from '../../_ui/chips'

function articles(claims: readonly string[]): string {
  const letters = [...new Set(claims.map((id) => claim(id).document))].sort()
  return letters.length === 1 ? `Article ${letters.join('')} names` : `Articles ${inSentence(letters)} name`
}

const UNIT = { serving: 'in a serving', '100kcal': 'per 100 kcal', '100g': 'per 100 g', '50g': 'per 50 g' } as const

/** Where naming and measuring part ways, in a sentence that takes neither side. */
function conflictSentence({ mineral, kind, perServing, missedBy }: NamingConflict): string {
  const word = MINERAL_FACTS[mineral].word.toLowerCase()
  const measured = `measured, a usual serving has ${formatMg(perServing)}`
  switch (kind) {
    case 'named-not-measured':
      return missedBy === null
        ? `Named for ${word}; ${measured}, below our cut-off.`
        : `Named for ${word}; ${measured}. That misses our cut-off by ${formatMg(Math.abs(missedBy.margin))} ${UNIT[missedBy.basis]}.`
    case 'named-sodium-wins':
      return `Named for ${word}; ${measured}, enough for our tag. The tag is withheld, because the food is high in sodium and has more sodium than ${word}.`
    case 'named-never-source':
      return `Named for ${word}; ${measured}, enough for our tag. The tag is withheld, because such a product never counts as a source.`
    case 'measured-not-named':
      return mineral === 'sodium'
        ? `High in sodium by our rule, and no article names it for sodium: ${measured}.`
        : `No article names it for ${word}; ${measured}, enough for our tag.`
    case 'named-unknown':
      return `Named for ${word}, but a figure our rule needs was not published, so we cannot check it.`
  }
}

function bySource(named: readonly DocumentNaming[]): readonly (readonly [string, readonly DocumentNaming[]])[] {
  const ids = [...new Set(named.map(({ namedSource }) => namedSource))]
  return ids.map((id) => [id, named.filter(({ namedSource }) => namedSource === id)] as const)
}

/** Which claims name the food, and where that differs from what was measured. */
export function ArticleMentions({ food }: { readonly food: Food }) {
  const conflicts = namingConflicts(food, thresholds)
  return (
    <Section id="named" title="What the articles say about it" aside="Named is not measured: two facts, two sources">
      {food.named.length === 0 ? (
        <p className="small after">Neither article names it, or a group it belongs to.</p>
      ) : (
        <div className="said">
          {bySource(food.named).map(([id, namings]) => {
            const claims = [...new Set(namings.flatMap((naming) => naming.claims))].sort()
            const minerals = MINERALS.filter((mineral) => namings.some((naming) => naming.mineral === mineral))
            const name = referenceData().namedSources.find((source) => source.id === id)?.name ?? id
            return (
              <div key={id}>
                <h3>{name.charAt(0).toUpperCase() + name.slice(1)}</h3>
                <p>
                  {articles(claims)} {name} for {inSentence(minerals)}, without a figure.
                </p>
                <p className="chips">
                  {claims.map((one) => (
                    <ClaimChip key={one} id={one} place={claimPlace(one)} />
                  ))}
                </p>
              </div>
            )
          })}
        </div>
      )}
      {conflicts.length > 0 && (
        <div className="note differs-note">
          <h3>Where named and measured differ</h3>
          <ul>
            {conflicts.map((conflict) => (
              <li key={conflict.mineral} className="small">
                {conflictSentence(conflict)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}
