import type { PublishedFigures } from '@/lib/catalogue/provenance'
import { datasetOf } from '@/lib/content/reference-data'
import type { Food } from '@/lib/nutrition/food'
import { formatMg } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS } from '@/lib/nutrition/mineral'
import { CaptionedTable, MineralCells, Scrolling } from '../../_ui/scrolling-table'

/** More than this many only repeat themselves: the same product under ever new records. */
const MOST = 12

function isShown({ dataset, release, record }: PublishedFigures, { source }: Food): boolean {
  return dataset === source.id && release === source.release && record === source.record
}

type ReleasesProps = { readonly food: Food; readonly published: readonly PublishedFigures[] }

/** What each imported release says of the food; nothing where there is only what is shown anyway. */
export function Releases({ food, published }: ReleasesProps) {
  if (published.every((one) => isShown(one, food))) return null
  const caption = 'This food in each imported release, per 100 g'
  return (
    <details className="why">
      <summary>What do other releases say?</summary>
      <Scrolling className="receipt scroll" label={caption}>
        <CaptionedTable
          caption={caption}
          className="releases"
          columns={['Release', 'Record']}
          figures={MINERALS.map((mineral) => MINERAL_FACTS[mineral].word)}
        >
          <tbody>
            {published.slice(0, MOST).map((one) => (
              <tr key={`${one.dataset} ${one.release} ${one.record}`}>
                <th scope="row">
                  {datasetOf({ id: one.dataset, release: one.release })?.shortName ?? one.dataset},{' '}
                  <span className="nowrap">{one.release}</span>
                  {isShown(one, food) && <strong className="tiny nowrap"> shown here</strong>}
                </th>
                <td>{one.record}</td>
                <MineralCells
                  of={(mineral) => (one.amounts[mineral] === null ? 'unknown' : formatMg(one.amounts[mineral]))}
                />
              </tr>
            ))}
          </tbody>
        </CaptionedTable>
        <p className="tiny">
          Per 100 g, as published. Figures of two releases are never mixed: what the one shown leaves out is unknown
          here, whatever another gives.
          {published.length > MOST && ` ${published.length - MOST} more records are left out.`}
        </p>
      </Scrolling>
    </details>
  )
}
