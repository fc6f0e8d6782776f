import './bar.css'
import type { Amount } from '@/lib/nutrition/amount'
import { formatCount } from '@/lib/nutrition/format'
import { MINERAL_FACTS, type Mineral } from '@/lib/nutrition/mineral'

const FILLS: Readonly<Record<Mineral, string>> = { magnesium: 'fill-mg', potassium: 'fill-k', sodium: 'fill-na' }

function share(part: number, whole: number): string {
  return `${Math.min(100, (part / whole) * 100).toFixed(2)}%`
}

function Track({ known }: { readonly known: boolean }) {
  if (known) return <rect className="track" x="0" y="9" width="100%" height="2" />
  return <line className="track-unknown" x1="0" y1="10" x2="100%" y2="10" strokeWidth="2" strokeDasharray="2 5" />
}

type ReferenceBarProps = {
  readonly mineral: Mineral
  readonly mg: Amount
  /** Daily reference or limit in mg: the end of the bar. */
  readonly reference: number
  /** Where the tag begins, in mg of what the bar shows; null leaves the mark out. */
  readonly cutOff: { readonly mg: number; readonly words: string } | null
}

/**
 * An amount on its way to a day's reference, or to the wall that ends sodium. Past the end it says how many times over.
 * Unknown has a dashed track, so that it does not look like none.
 */
export function ReferenceBar({ mineral, mg, reference, cutOff }: ReferenceBarProps) {
  const { direction } = MINERAL_FACTS[mineral]
  const limit = direction === 'limit'
  const over = mg !== null && mg > reference
  return (
    <svg className="bar bar-marked" aria-hidden="true" focusable="false">
      <Track known={mg !== null} />
      {mg !== null && <rect className={FILLS[mineral]} x="0" y="5" width={share(mg, reference)} height="10" />}
      {cutOff !== null && (
        <>
          <rect className="wall" x={share(cutOff.mg, reference)} y="2" width="1.5" height="16" />
          {!over && (
            <text x={share(cutOff.mg, reference)} y="34">
              {cutOff.words}
            </text>
          )}
        </>
      )}
      {limit ? (
        <rect className="wall" x="100%" y="0" width="4" height="20" transform="translate(-4 0)" />
      ) : (
        <rect className="wall" x="100%" y="2" width="1.5" height="16" transform="translate(-1.5 0)" />
      )}
      <text className={limit ? 'bar-limit' : undefined} x="100%" y="34" textAnchor="end">
        {over
          ? `${(mg / reference).toFixed(1)} times the ${direction} of ${formatCount(reference)} mg`
          : `${direction} ${formatCount(reference)} mg`}
      </text>
    </svg>
  )
}

type ScaleBarProps = {
  readonly mineral: Mineral
  readonly mg: Amount
  /** mg at the full width. */
  readonly most: number
  /** Drawn in the mineral's colour; otherwise as a neighbour. */
  readonly lit: boolean
}

/** An amount beside its neighbours, all on one scale. Unknown has a dashed track. */
export function ScaleBar({ mineral, mg, most, lit }: ScaleBarProps) {
  return (
    <svg className="bar" aria-hidden="true" focusable="false">
      <Track known={mg !== null} />
      {mg !== null && most > 0 && (
        <rect className={lit ? FILLS[mineral] : 'fill-other'} x="0" y="5" width={share(mg, most)} height="10" />
      )}
    </svg>
  )
}
