import { thresholds } from '@/lib/content/thresholds'
import type { Entry } from '@/lib/lists/entry'
import type { Scope } from '@/lib/lists/list'
import { type Contribution, contributions, topContributors, withoutFood } from '@/lib/nutrition/contribution'
import { formatCount, formatMg } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS, type Mineral } from '@/lib/nutrition/mineral'
import { href } from '@/lib/urls'
import { Bar, widthOf } from '../../_ui/bar'
import { sumWords } from './sum-words'

type ContributionsProps = {
  readonly list: string
  readonly entries: readonly Entry[]
  readonly mineral: Mineral
  readonly scope: Scope
}

/** Which food brings how much of a mineral: one bar in parts, and the same in a table. */
export function Contributions({ list, entries, mineral, scope }: ContributionsProps) {
  const { known, total } = contributions(entries, mineral)
  const unmeasured = entries.filter(({ food }) => food.amounts[mineral] === null)
  const sorted = known.toSorted((a, b) => b.mg - a.mg)
  const most = sorted[0]?.mg ?? 0
  const { word } = MINERAL_FACTS[mineral]
  const name = word.toLowerCase()
  return (
    <section className="contrib" aria-labelledby="shares">
      <div className="head">
        <h2 id="shares">Where the {name} comes from</h2>
        <nav className="switch small-switch" aria-label="Mineral">
          {MINERALS.map((other) => (
            <a
              key={other}
              href={href.listContributions(list, other)}
              aria-current={other === mineral ? 'true' : undefined}
            >
              <abbr title={MINERAL_FACTS[other].word}>{MINERAL_FACTS[other].symbol}</abbr>
            </a>
          ))}
        </nav>
      </div>
      {most > 0 && <StackedBar mineral={mineral} sorted={sorted} total={total.mg} />}
      <table className="shares">
        <caption className="unseen">
          {word} by food, most first. In all {sumWords(total)}.
        </caption>
        <thead>
          <tr>
            <th scope="col">Food</th>
            <td className="wide" />
            <th scope="col" className="n">
              {word}
            </th>
            <th scope="col" className="n">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ item, index, mg, share }) => (
            <tr key={index}>
              <th scope="row">{item.food.name}</th>
              <td className="wide">
                <Bar mg={mg} most={most} fill={isLit(item.food.levels[mineral]) ? mineral : 'weak'} />
              </td>
              <td className="n">{formatMg(mg)}</td>
              <td className="n">{shareWords(share)}</td>
            </tr>
          ))}
          {unmeasured.map(({ item, food }) => (
            <tr key={item.id}>
              <th scope="row">{food.name}</th>
              <td className="wide">not measured</td>
              <td className="n">? mg</td>
              <td className="n">?</td>
            </tr>
          ))}
        </tbody>
      </table>
      {most > 0 && <p className="small quiet after">{legend(mineral)}</p>}
      {mineral === 'sodium' && <Without entries={entries} scope={scope} />}
    </section>
  )
}

function StackedBar({ mineral, sorted, total }: { mineral: Mineral; sorted: readonly Contribution[]; total: number }) {
  const { word } = MINERAL_FACTS[mineral]
  let from = 0
  const parts = sorted.flatMap((share) => {
    const part = { share, from }
    from += share.share
    return share.mg > 0 ? [part] : []
  })
  const first = sorted
    .slice(0, 3)
    .filter(({ mg }) => mg > 0)
    .map(({ item, share }) => `${item.food.name} ${shareWords(share)}`)
  return (
    <svg className="stack" role="img" aria-labelledby="stack-title stack-desc">
      <title id="stack-title">{`${word} by food, ${formatMg(total)} in all`}</title>
      <desc id="stack-desc">{`The largest parts: ${first.join(', ')}. All are in the table below.`}</desc>
      {parts.map(({ share, from: start }) => (
        <rect
          key={share.index}
          className={isLit(share.item.food.levels[mineral]) ? `part ${mineral}` : 'part weak'}
          x={widthOf(start, 1)}
          y="0"
          width={widthOf(share.share, 1)}
          height="100%"
        />
      ))}
    </svg>
  )
}

/** What the food brings most of the sodium is worth: the same list without it. */
function Without({ entries, scope }: { readonly entries: readonly Entry[]; readonly scope: Scope }) {
  const [top] = topContributors(contributions(entries, 'sodium'), 1)
  const without = top && withoutFood(entries, top.food.id, thresholds.sodium.limit)
  if (!top || !without || entries.every(({ food }) => food.id === top.food.id)) return null
  const limit = formatCount(thresholds.sodium.limit)
  const crossing =
    scope === 'day' && without.before === 'over'
      ? { within: `, under the limit of ${limit}`, over: `, still over ${limit}`, unknown: '' }[without.after]
      : ''
  return (
    <p className="small quiet after">
      Without {inText(without.food.name)}, this list would have {sumWords(without.total)} of sodium{crossing}.
    </p>
  )
}

function legend(mineral: Mineral): string {
  const lit = mineral === 'sodium' ? 'high in sodium' : `tagged for ${mineral}`
  return `In colour: foods ${lit} by our rule, per usual serving. In grey: the rest.`
}

function isLit(level: Entry['food']['levels'][Mineral]): boolean {
  return level === 'rich' || level === 'source' || level === 'high'
}

function shareWords(share: number): string {
  return share > 0 && share < 0.005 ? '<1%' : `${Math.round(share * 100)}%`
}

function inText(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
