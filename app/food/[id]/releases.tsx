import type { PublishedFigures } from '@/lib/catalogue/provenance'
import { datasetOf } from '@/lib/content/reference-data'
import type { Food } from '@/lib/nutrition/food'
import { formatMg } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS } from '@/lib/nutrition/mineral'

/** More than this many only repeat themselves: the same product under ever new records. */
const MOST = 12

function isShown({ dataset, release, record }: PublishedFigures, { source }: Food): boolean {
  return dataset === source.id && release === source.release && record === source.record
}

/** What each imported release says of the food; nothing where there is only what is shown anyway. */
export function Releases({
  food,
  published,
}: {
  readonly food: Food
  readonly published: readonly PublishedFigures[]
}) {
  if (published.every((one) => isShown(one, food))) return null
  const caption = 'This food in each imported release, per 100 g'
  return (
    <details className="why">
      <summary>What do other releases say?</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section className="receipt scroll" tabIndex={0} aria-label={caption}>
        <table className="releases">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Release</th>
              <th scope="col">Record</th>
              {MINERALS.map((mineral) => (
                <th key={mineral} scope="col" className="n">
                  {MINERAL_FACTS[mineral].word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {published.slice(0, MOST).map((one) => (
              <tr key={`${one.dataset} ${one.release} ${one.record}`}>
                <th scope="row">
                  {datasetOf({ id: one.dataset, release: one.release })?.shortName ?? one.dataset},{' '}
                  <span className="nowrap">{one.release}</span>
                  {isShown(one, food) && <strong className="tiny nowrap"> shown here</strong>}
                </th>
                <td>{one.record}</td>
                {MINERALS.map((mineral) => (
                  <td key={mineral} className="n">
                    {one.amounts[mineral] === null ? 'unknown' : formatMg(one.amounts[mineral])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="tiny">
          Per 100 g, as published. Figures of two releases are never mixed: what the one shown leaves out is unknown
          here, whatever another gives.
          {published.length > MOST && ` ${published.length - MOST} more records are left out.`}
        </p>
      </section>
    </details>
  )
}
