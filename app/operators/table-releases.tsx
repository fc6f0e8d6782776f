import { MineralCells, ScrollingTable } from '@/app/_ui/scrolling-table'
import type { ReleaseFigures } from '@/lib/catalogue/operations'
import { datasetOf } from '@/lib/content/reference-data'
import { formatCount } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS } from '@/lib/nutrition/mineral'
import { ReleaseReasons } from './release-reasons'
import { fileName, formatTime } from './words'

type TableReleasesProps = { readonly dataset: string; readonly releases: readonly ReleaseFigures[] }

/** The releases of one table, the newest first, and what became of their rows. */
export function TableReleases({ dataset, releases }: TableReleasesProps) {
  const name = datasetOf({ id: dataset, release: '' })?.name ?? dataset
  return (
    <div className="table-releases">
      <h3>{name}</h3>
      <ScrollingTable
        caption={`Releases of ${name}`}
        columns={['Release', 'Imported']}
        figures={['Foods', 'Rejected rows', ...MINERALS.map((mineral) => `${MINERAL_FACTS[mineral].word} unknown`)]}
      >
        <tbody>
          {releases.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.release}
                <span className="tiny">{one.shown ? 'shown' : 'kept'}</span>
              </th>
              <td>
                {formatTime(one.importedAt)}
                <span className="tiny">{fileName(one.file)}</span>
              </td>
              <td className="n">{formatCount(one.foods)}</td>
              <td className="n">{formatCount(one.rejected)}</td>
              <MineralCells of={(mineral) => formatCount(one.unknown[mineral])} />
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
      {releases.map((one) => (
        <ReleaseReasons key={one.id} release={one} />
      ))}
    </div>
  )
}
