import { thresholds } from '@/lib/content/thresholds'
import { type Amount, SALT_PER_SODIUM, saltGrams } from '@/lib/nutrition/amount'
import { formatCount, formatMg, formatSalt, percentOf } from '@/lib/nutrition/format'
import type { Mineral } from '@/lib/nutrition/mineral'
import type { Receipt } from '@/lib/nutrition/receipt'
import type { FoodLevels } from '@/lib/nutrition/tag'
import { dailyMg } from '@/lib/nutrition/thresholds'
import { ReferenceBar } from '../../_ui/bar'
import { ReceiptView } from '../../_ui/receipt-view'
import { Tile } from '../../_ui/tile'
import { DensityNote } from './density-note'

/** What the receipts answer, with a star for the mineral. */
const QUESTIONS: Readonly<Record<FoodLevels[Mineral], string>> = {
  rich: 'Why *-rich?',
  source: 'Why * source?',
  none: 'Why no * tag?',
  withheld: 'Why is the * tag withheld?',
  unknown: 'Why is * unknown?',
  high: 'Why high *?',
  moderate: 'Why moderate *?',
  low: 'Why low *?',
}

/** Where the tag in question begins, in a serving: what was passed, or what was missed. */
function cutOff(mineral: Mineral, level: FoodLevels[Mineral]): { readonly mg: number; readonly words: string } {
  if (mineral === 'sodium') {
    const mg = thresholds.sodium.highServing
    return { mg, words: `high from ${formatCount(mg)}` }
  }
  const mg = level === 'rich' ? thresholds[mineral].richServing : thresholds[mineral].sourceServing
  return { mg, words: `cut-off ${formatCount(mg)}` }
}

type MineralColumnProps = {
  readonly mineral: Mineral
  readonly levels: FoodLevels
  readonly mg: Amount
  readonly of: string
  /** The portion is the usual serving, which is what cut-offs are about. */
  readonly isServing: boolean
  readonly receipts: readonly Receipt[]
  readonly dataset: string
  readonly servingNote: string | null
}

/** One mineral of a food: tile, way to the reference, salt, and the receipts of all its tags, given ones first. */
export function MineralColumn(props: MineralColumnProps) {
  const { mineral, levels, mg, of, isServing, receipts, dataset, servingNote } = props
  const daily = dailyMg(mineral, thresholds)
  const level = levels[mineral]
  const given = receipts.filter(({ verdict }) => verdict === 'given')
  const others = receipts.filter(({ verdict }) => verdict !== 'given')
  return (
    <li>
      <Tile mineral={mineral} level={level} mg={mg} of={of} percent={percentOf(mg, daily)} size="large" />
      <div className={mineral === 'potassium' ? 'ref gate-open-potassium' : 'ref'}>
        <ReferenceBar mineral={mineral} mg={mg} reference={daily} cutOff={isServing ? cutOff(mineral, level) : null} />
        {isServing && <DensityNote receipts={receipts} />}
      </div>
      {mineral === 'potassium' && (
        <p className="small quiet gate-closed-only">
          The share of the daily reference is off: you ticked kidney problems or a medicine that can raise potassium.
        </p>
      )}
      {mineral === 'sodium' && mg !== null && (
        <p className="small quiet saltline">
          As salt: {formatSalt(saltGrams(mg))} ({formatMg(mg)} × {SALT_PER_SODIUM})
        </p>
      )}
      <details className="why">
        <summary>{QUESTIONS[level].replace('*', mineral)}</summary>
        {[...given, ...others.toReversed()].map((receipt) => (
          <ReceiptView key={receipt.tag} receipt={receipt} dataset={dataset} servingNote={servingNote} />
        ))}
      </details>
    </li>
  )
}
