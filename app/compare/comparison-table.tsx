import { type ComparedAmount, type Comparison, LARGE_SHARE, type MineralComparison } from '@/lib/catalogue/compare'
import { datasetOf, groupName } from '@/lib/content/reference-data'
import { thresholds } from '@/lib/content/thresholds'
import { saltGrams } from '@/lib/nutrition/amount'
import { amountOn } from '@/lib/nutrition/basis'
import type { Food } from '@/lib/nutrition/food'
import { formatCount, formatGrams, formatMg, formatSalt, percentOf } from '@/lib/nutrition/format'
import { judge } from '@/lib/nutrition/levels'
import { MINERAL_FACTS } from '@/lib/nutrition/mineral'
import { dailyMg } from '@/lib/nutrition/thresholds'
import { href } from '@/lib/urls'
import { AddToList } from '../_ui/add-to-list'
import { Bar } from '../_ui/bar'
import { NamedLine } from '../_ui/chips'
import { Scrolling } from '../_ui/scrolling-table'
import { Tile } from '../_ui/tile'
import { BASIS_SPOKEN } from '../foods/food-item'
import { withBasis } from './choice'

function beside({ amount, standsOut, belowMost }: ComparedAmount, { mineral, size }: MineralComparison): string {
  if (amount === null) return 'not known'
  if (mineral === 'sodium') return standsOut ? 'stands out' : size === 'little' ? 'about the same' : ''
  if (belowMost === null || Math.round(belowMost) === 0) return 'most'
  return `${formatMg(belowMost)} less`
}

function energy(food: Food, basis: Comparison['basis']): string {
  const kcal = food.amounts.energyKcal
  if (kcal === null) return 'not measured'
  if (basis === '100kcal') return '100 kcal'
  return `${formatCount((kcal * (basis === 'serving' ? food.serving.grams : 100)) / 100)} kcal`
}

/** The foods as columns, a mineral a row; the words stay in sight when the table is scrolled. */
export function ComparisonTable({ comparison }: { readonly comparison: Comparison }) {
  const { foods, basis, minerals } = comparison
  return (
    <Scrolling label="Comparison, a table that scrolls">
      <table className="compare" data-foods={foods.length}>
        <thead>
          <tr>
            <td />
            {foods.map((food) => (
              <th scope="col" key={food.id}>
                <a href={href.food(food.id)}>{food.name}</a>
                <span className="tiny">
                  {groupName(food.group)}, <span className="num">{formatGrams(food.serving.grams)}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {minerals.map((row) => {
            const { mineral, amounts } = row
            const { word, direction } = MINERAL_FACTS[mineral]
            const daily = dailyMg(mineral, thresholds)
            const most = Math.max(
              LARGE_SHARE * daily,
              ...amounts.map(({ amount }) => amount).filter((amount) => amount !== null),
            )
            return (
              <tr key={mineral}>
                <th scope="row">
                  {word}
                  <span className={mineral === 'potassium' ? 'tiny gate-open-potassium' : 'tiny'}>
                    {direction} <span className="num">{formatCount(daily)} mg</span>
                  </span>
                </th>
                {amounts.map((one) => {
                  const { food, amount } = one
                  return (
                    <td key={food.id}>
                      <Tile
                        mineral={mineral}
                        level={judge(food, thresholds)[mineral]}
                        mg={amount}
                        of={BASIS_SPOKEN[basis]}
                        percent={basis === 'serving' ? percentOf(amount, daily) : null}
                        size="compact"
                      />
                      <Bar mg={amount} most={most} fill={mineral} />
                      <span className="tiny">{beside(one, row)}</span>
                    </td>
                  )
                })}
              </tr>
            )
          })}
          <tr>
            <th scope="row">As salt</th>
            {foods.map((food) => {
              const sodium = amountOn(basis, food, 'sodium')
              return (
                <td key={food.id} className="num">
                  {sodium === null ? 'not known' : formatSalt(saltGrams(sodium))}
                </td>
              )
            })}
          </tr>
          <tr>
            <th scope="row">Energy</th>
            {foods.map((food) => (
              <td key={food.id} className="num">
                {energy(food, basis)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">Named by</th>
            {foods.map((food) => (
              <td key={food.id}>
                {food.named.length === 0 ? <span className="tiny">no article</span> : <NamedLine named={food.named} />}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">Record</th>
            {foods.map(({ id, source }) => (
              <td key={id} className="tiny">
                {source.record}
                <br />
                {datasetOf(source)?.shortName ?? source.id}, <span className="num">{source.release}</span>
              </td>
            ))}
          </tr>
          <tr className="no-print">
            <td />
            {foods.map((food) => (
              <td key={food.id}>
                <div className="each">
                  <AddToList food={food} look="icon" />
                  <a
                    className="btn btn-quiet"
                    href={withBasis(href.compare(foods.filter((one) => one !== food).map(({ id }) => id)), basis)}
                  >
                    Remove<span className="unseen"> {food.name} from the comparison</span>
                  </a>
                </div>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Scrolling>
  )
}
