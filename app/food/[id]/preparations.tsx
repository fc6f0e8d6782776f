import type { ReactNode } from 'react'
import { Section } from '@/app/_ui/section'
import { thresholds } from '@/lib/content/thresholds'
import type { Amount } from '@/lib/nutrition/amount'
import type { Food } from '@/lib/nutrition/food'
import { formatMg } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS } from '@/lib/nutrition/mineral'
import { comparePreparations, preparationWords } from '@/lib/nutrition/preparations'
import { href } from '@/lib/urls'
import { Bar } from '../../_ui/bar'
import { MineralCells, Scrolling } from '../../_ui/scrolling-table'

function figure(mg: Amount): ReactNode {
  if (mg !== null) return formatMg(mg).replace(' mg', '')
  return (
    <>
      ?<span className="unseen"> not measured</span>
    </>
  )
}

/** The same food prepared in other ways, like beside like. */
export function Preparations({ food, family }: { readonly food: Food; readonly family: readonly Food[] }) {
  if (family.length < 2) return null
  const preparations = comparePreparations(family, thresholds)
  const base = preparations.find(({ isBase }) => isBase)
  const most = Math.max(...family.map(({ amounts }) => amounts.sodium).filter((mg) => mg !== null), 1)
  return (
    <Section id="preps" title="Ways it is prepared" aside="mg per 100 g, so that like stands beside like">
      <Scrolling label="Preparations, a table that scrolls">
        <table className="preps">
          <thead>
            <tr>
              <th scope="col">Preparation</th>
              {MINERALS.map((mineral) => (
                <th key={mineral} scope="col" className="n">
                  {MINERAL_FACTS[mineral].word}
                </th>
              ))}
              <td className="g" />
            </tr>
          </thead>
          <tbody>
            {preparations.map(({ food: one, amounts }) => (
              <tr key={one.id} className={one.id === food.id ? 'here' : undefined}>
                <th scope="row">
                  {one.id === food.id ? (
                    <>
                      {one.preparation} <span className="tiny">this food</span>
                    </>
                  ) : (
                    <a href={href.food(one.id)}>{one.preparation}</a>
                  )}
                </th>
                <MineralCells of={(mineral) => figure(amounts[mineral])} />
                <td className="g">
                  <Bar mg={amounts.sodium} most={most} fill="sodium" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {base !== undefined && (
        <div className="after">
          <p className="small quiet">Weight for weight, against {base.food.preparation.toLowerCase()}:</p>
          <ul className="small quiet changes">
            {preparations
              .filter(({ isBase }) => !isBase)
              .map((preparation) => (
                <li key={preparation.food.id}>
                  <b>{preparation.food.preparation}</b> has {preparationWords(preparation)}.
                </li>
              ))}
          </ul>
        </div>
      )}
    </Section>
  )
}
