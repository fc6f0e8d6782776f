import { relaxationLabel } from '@/lib/catalogue/active-filters'
import type { Relaxation } from '@/lib/catalogue/reader'
import type { CatalogueNames } from '@/lib/catalogue/words'
import { formatCount } from '@/lib/nutrition/format'
import { MINERALS } from '@/lib/nutrition/mineral'
import { foodsHref, href } from '@/lib/urls'

type NothingFoundProps = { readonly relaxations: readonly Relaxation[]; readonly names: CatalogueNames }

/** No food passes: what to take away, and how many foods that would bring. */
export function NothingFound({ relaxations, names }: NothingFoundProps) {
  return (
    <div className="nothing">
      <p className="triad" aria-hidden="true">
        {MINERALS.map((mineral) => (
          <span key={mineral} className="tile" data-mineral={mineral} data-level="none" />
        ))}
      </p>
      <div>
        <h2>No food passes all of that</h2>
        <p className="small quiet">
          {relaxations.length > 0
            ? relaxations.length === 1
              ? 'This would bring foods back.'
              : 'Any one of these alone would bring foods back.'
            : 'No single filter is to blame. Start again from all foods, or try another word.'}
        </p>
      </div>
      <ul className="way">
        {relaxations.map(({ query, dropped, total }) => (
          <li key={`${dropped.kind} ${dropped.value}`}>
            <a href={foodsHref(query)}>{relaxationLabel(dropped, names)}</a>
            <b className="num">
              {formatCount(total)} {total === 1 ? 'food' : 'foods'}
            </b>
          </li>
        ))}
        <li>
          <a href={href.foods()}>Start again from all foods</a>
        </li>
      </ul>
    </div>
  )
}
