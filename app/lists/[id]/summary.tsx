import { thresholds } from '@/lib/content/thresholds'
import type { Scope } from '@/lib/lists/list'
import { saltGrams } from '@/lib/nutrition/amount'
import { formatCount, formatMg, formatPercent, formatSalt, spokenMg } from '@/lib/nutrition/format'
import { MINERAL_FACTS, type Mineral } from '@/lib/nutrition/mineral'
import { dailyMg } from '@/lib/nutrition/thresholds'
import { isComplete, type Total, type Totals, totalsInOrder } from '@/lib/nutrition/total'
import { Bar, DayMark, widthOf } from '../../_ui/bar'
import { coverageWords, sumWords } from './sum-words'

type SummaryProps = { readonly sums: Totals; readonly scope: Scope }

/** The three sums. Only a day is set against a day's reference. */
export function Summary({ sums, scope }: SummaryProps) {
  return (
    <section className="summary" aria-labelledby="sum">
      <h2 id="sum" className="unseen">
        {scope === 'day' ? 'The day, summed' : 'The meal, summed'}
      </h2>
      <div className="sums">
        {totalsInOrder(sums).map(({ mineral, total }) => (
          <SumRow key={mineral} mineral={mineral} sum={total} scope={scope} />
        ))}
      </div>
    </section>
  )
}

function SumRow({ mineral, sum, scope }: { readonly mineral: Mineral; readonly sum: Total; readonly scope: Scope }) {
  const { symbol, word } = MINERAL_FACTS[mineral]
  return (
    <div className="sumrow">
      <span className="badge" data-mineral={mineral} aria-hidden="true">
        {symbol}
      </span>
      <div>
        <div className="line">
          <h3>{word}</h3>
          <span className="tiny">{coverageWords(sum)}</span>
        </div>
        <p className="line val">
          <span className="num">{sumWords(sum)}</span>
          {scope === 'day' && sum.known > 0 && (
            <span className={mineral === 'potassium' ? 'tiny gate-open-potassium' : 'tiny'}>
              <AgainstDay mineral={mineral} sum={sum} />
            </span>
          )}
        </p>
        {scope === 'day' && sum.known > 0 && (
          <div className={mineral === 'potassium' ? 'gate-open-potassium' : undefined}>
            <DayBar mineral={mineral} mg={sum.mg} />
          </div>
        )}
        {mineral === 'sodium' && sum.known > 0 && <p className="tiny">{saltWords(sum)}</p>}
        {scope === 'day' && mineral === 'potassium' && (
          <p className="tiny gate-closed-only">Not set against a reference, because of what you ticked</p>
        )}
      </div>
    </div>
  )
}

function saltWords(sum: Total): string {
  const salt = formatSalt(saltGrams(sum.mg))
  return isComplete(sum) ? `As salt: ${salt}` : `As salt: at least ${salt}`
}

function AgainstDay({ mineral, sum }: { readonly mineral: Mineral; readonly sum: Total }) {
  const daily = dailyMg(mineral, thresholds)
  if (mineral === 'sodium' && sum.mg > daily) {
    return (
      <>
        <b>{formatMg(sum.mg - daily)} over</b> {formatMg(daily)}
      </>
    )
  }
  const least = isComplete(sum) ? '' : 'at least '
  return `${least}${formatPercent(sum.mg, daily)} of ${formatMg(daily)}`
}

/** Magnesium and potassium grow toward a mark; sodium runs toward a wall, and may run past it. */
function DayBar({ mineral, mg }: { readonly mineral: Mineral; readonly mg: number }) {
  const daily = dailyMg(mineral, thresholds)
  const passed = mineral === 'sodium' && mg > daily
  const end = passed ? mg : daily
  return (
    <Bar mg={mg} most={end} fill={mineral}>
      <DayMark mineral={mineral} x={widthOf(daily, end)} passed={passed} />
    </Bar>
  )
}

/** The sums again at the foot of a phone's screen, leading back up to them. */
export function Dock({ sums, scope }: SummaryProps) {
  const limit = dailyMg('sodium', thresholds)
  const over = scope === 'day' && sums.sodium.mg > limit ? sums.sodium.mg - limit : null
  const spoken = totalsInOrder(sums)
    .map(({ mineral, total }) => `${MINERAL_FACTS[mineral].word.toLowerCase()} ${sumWords(total, spokenMg)}`)
    .join(', ')
  return (
    <a className="dock" href="#sum">
      <span className="unseen">
        {scope === 'day' ? 'The day' : 'The meal'} so far: {spoken}
        {over !== null && `, ${formatMg(over)} over the limit`}
      </span>
      {totalsInOrder(sums).map(({ mineral, total }) => (
        <span key={mineral} aria-hidden="true">
          <b className={mineral}>{MINERAL_FACTS[mineral].symbol}</b> {total.known === 0 ? '?' : formatCount(total.mg)}
          {isComplete(total) || total.known === 0 ? '' : '+'}
          {mineral === 'sodium' && over !== null && (
            <>
              {' '}
              <em>{formatCount(over)} over</em>
            </>
          )}
        </span>
      ))}
    </a>
  )
}
