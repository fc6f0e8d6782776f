import { ClaimChips } from '@/app/documents/claim-chips'
import { EVERYTHING, type FoodQuery } from '@/lib/catalogue/query'
import { referenceData } from '@/lib/content/reference-data'
import { MINERAL_FACTS, MINERALS } from '@/lib/nutrition/mineral'
import { documentTag } from '@/lib/nutrition/tag'
import type { NamedSource } from '@/lib/schemas/reference-data'
import { foodsHref } from '@/lib/urls'

/** A food is searched for by name; a group is filtered to where the catalogue has a group of that id. */
function look({ id, name, kind }: NamedSource, mineral: NamedSource['naming'][number]['mineral']): FoodQuery {
  const tag = [documentTag(mineral)]
  if (kind === 'food') return { ...EVERYTHING, q: name, tag, sort: 'relevance' }
  const isGroup = referenceData().groups.some((group) => group.id === id)
  return isGroup ? { ...EVERYTHING, tag, group: [id] } : { ...EVERYTHING, tag }
}

/** Every food and group the articles name, with the claims that name it for each mineral. */
export function NamedSourcesTable() {
  const caption = 'Foods and groups named by the articles'
  const { namedSources } = referenceData()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Named</th>
            <th scope="col">For</th>
            <th scope="col">Claims</th>
            <th scope="col">Our foods</th>
          </tr>
        </thead>
        {namedSources.map((source) => (
          <tbody key={source.id}>
            {MINERALS.flatMap((mineral) => source.naming.filter((naming) => naming.mineral === mineral)).map(
              ({ mineral, claims }, index) => (
                <tr key={mineral}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={source.naming.length}>
                      {source.name.charAt(0).toUpperCase() + source.name.slice(1)}
                    </th>
                  )}
                  <td>{MINERAL_FACTS[mineral].word}</td>
                  <td>
                    <ClaimChips ids={claims} />
                  </td>
                  <td>
                    <a
                      className={mineral === 'potassium' ? 'look encourages-potassium' : 'look'}
                      href={foodsHref(look(source, mineral))}
                    >
                      See {source.name}
                      <span className="unseen"> named for {mineral}</span>
                    </a>
                  </td>
                </tr>
              ),
            )}
          </tbody>
        ))}
      </table>
    </section>
  )
}
