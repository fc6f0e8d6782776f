import { Fragment } from 'react'
import { Section } from '@/app/_ui/section'
import { Term } from '@/app/_ui/term'
import type { Provenance } from '@/lib/catalogue/provenance'
import { datasetOf } from '@/lib/content/reference-data'
import type { Food } from '@/lib/nutrition/food'
import { href } from '@/lib/urls'
import { Releases } from './releases'
import { sortingWords } from './sorting-words'

/** Which table, release and record the figures are of, what the table calls the food, and how we sorted it. */
export function FoodProvenance({ food, provenance }: { readonly food: Food; readonly provenance: Provenance }) {
  const { source, amounts } = food
  const { energyKcal } = amounts
  const dataset = datasetOf(source)
  const { official, published, decidedBy, brand } = provenance
  const lines: readonly (readonly [what: string, words: string | null])[] = [
    ['Food table', dataset?.name ?? source.id],
    ['Release', source.release],
    ['Record', source.record],
    ['Called there', official?.toLowerCase() === food.name.toLowerCase() ? null : official],
    ['Brand', brand],
    ['Licence', dataset?.licence ?? 'not stated'],
    ['Energy', energyKcal === null ? 'not measured' : `${Math.round(energyKcal)} kcal per 100 g`],
  ]
  const category = published?.find(({ record }) => record === source.record)?.category ?? null
  return (
    <Section id="record" title="Where the figures come from">
      <dl className="record small">
        {lines.map(
          ([what, words]) =>
            words !== null && (
              <Fragment key={what}>
                <dt>{what}</dt>
                <dd>{words}</dd>
              </Fragment>
            ),
        )}
      </dl>
      {decidedBy !== null && (
        <details className="why after">
          <summary>How did we sort it?</summary>
          <div className="receipt sorting">
            <dl>
              {category !== null && (
                <>
                  <dt>Filed there under</dt>
                  <dd>{category}</dd>
                </>
              )}
              {sortingWords(decidedBy, food).map(({ what, words }) => (
                <Term name={what} className="sums" key={what}>
                  {words}
                </Term>
              ))}
            </dl>
            <p className="tiny">
              Nobody has looked at this food by hand. Written rules sort imported foods by their name and category; the
              first that fits decides. They never touch a figure.
            </p>
          </div>
        </details>
      )}
      {published === null ? (
        <p className="small after">What other releases say of it cannot be read just now.</p>
      ) : (
        <Releases food={food} published={published} />
      )}
      {dataset !== null && <p className="tiny after">{dataset.citation}</p>}
      <p className="small after">
        <a href={href.data()}>All sources and licences</a>
      </p>
    </Section>
  )
}
