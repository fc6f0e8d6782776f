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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={`Releases of ${name}`}>
        <table>
          <caption className="unseen">Releases of {name}</caption>
          <thead>
            <tr>
              <th scope="col">Release</th>
              <th scope="col">Imported</th>
              <th scope="col" className="n">
                Foods
              </th>
              <th scope="col" className="n">
                Rejected rows
              </th>
              {MINERALS.map((mineral) => (
                <th key={mineral} scope="col" className="n">
                  {MINERAL_FACTS[mineral].word} unknown
                </th>
              ))}
            </tr>
          </thead>
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
                {MINERALS.map((mineral) => (
                  <td key={mineral} className="n">
                    {formatCount(one.unknown[mineral])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {releases.map((one) => (
        <ReleaseReasons key={one.id} release={one} />
      ))}
    </div>
  )
}
