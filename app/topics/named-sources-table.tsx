import { ScrollingTable } from '@/app/_ui/scrolling-table'
import { ClaimChips } from '@/app/documents/claim-chips'
import { EVERYTHING, type FoodQuery } from '@/lib/catalogue/query'
import { referenceData } from '@/lib/content/reference-data'
import { MINERAL_FACTS, MINERALS, type Mineral } from '@/lib/nutrition/mineral'
import { documentTag } from '@/lib/nutrition/tag'
import type { NamedSource } from '@/lib/schemas/reference-data'
import { foodsHref } from '@/lib/urls'

/** Groups of ours that go by another name than the articles’. */
const OUR_GROUPS: Readonly<Record<string, string>> = { condiments: 'sauces-and-condiments' }

type Look = { readonly label: string; readonly query: FoodQuery }

/** A food is searched for by name and a group filtered to; a group that is none of ours leads to all that carry the tag. */
function look({ id, name, kind }: NamedSource, mineral: Mineral): Look {
  const tagged = { ...EVERYTHING, tag: [documentTag(mineral)] }
  if (kind === 'food') return { label: `See ${name}`, query: { ...tagged, q: name, sort: 'relevance' } }
  const group = referenceData().groups.find((candidate) => candidate.id === (OUR_GROUPS[id] ?? id))
  if (group === undefined) return { label: 'See all named', query: tagged }
  return { label: `See ${group.name.toLowerCase()}`, query: { ...tagged, group: [group.id] } }
}

/** Every food and group the articles name, with the claims that name it for each mineral. */
export function NamedSourcesTable() {
  const { namedSources } = referenceData()
  return (
    <ScrollingTable caption="Foods and groups named by the articles" columns={['Named', 'For', 'Claims', 'Our foods']}>
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
                    href={foodsHref(look(source, mineral).query)}
                  >
                    {look(source, mineral).label}
                    <span className="unseen">, named for {mineral}</span>
                  </a>
                </td>
              </tr>
            ),
          )}
        </tbody>
      ))}
    </ScrollingTable>
  )
}
