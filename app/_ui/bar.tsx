import type { ReactNode } from 'react'
import type { Amount } from '@/lib/nutrition/amount'
import { formatCount } from '@/lib/nutrition/format'
import { MINERAL_FACTS, type Mineral } from '@/lib/nutrition/mineral'

const FILLS = {
  magnesium: 'fill-mg',
  potassium: 'fill-k',
  sodium: 'fill-na',
  other: 'fill-other',
  weak: 'weak',
} as const

/** How wide a part of a whole is drawn: never wider than the whole. */
export function widthOf(part: number, whole: number): string {
  return `${Math.min(100, (part / whole) * 100).toFixed(2)}%`
}

type BarProps = {
  readonly mg: Amount
  /** mg at the full width. */
  readonly most: number
  /** A mineral's colour, or that of a neighbour, or of what does not count. */
  readonly fill: keyof typeof FILLS
  readonly className?: string
  /** Marks on it. */
  readonly children?: ReactNode
}

/** An amount as a bar. Unknown has a dashed track, so that it does not look like none. */
export function Bar({ mg, most, fill, className = 'bar', children }: BarProps) {
  return (
    <svg className={className} aria-hidden="true" focusable="false">
      {mg === null ? (
        <line className="track-unknown" x1="0" y1="10" x2="100%" y2="10" strokeWidth="2" strokeDasharray="2 5" />
      ) : (
        <rect className="track" x="0" y="9" width="100%" height="2" />
      )}
      {mg !== null && most > 0 && <rect className={FILLS[fill]} x="0" y="5" width={widthOf(mg, most)} height="10" />}
      {children}
    </svg>
  )
}

type DayMarkProps = {
  readonly mineral: Mineral
  /** Where it stands, and whether the bar goes on behind it. */
  readonly x?: string
  readonly passed?: boolean
}

/** A day's reference, which is a mark at the end of the bar, or the wall that ends sodium. */
export function DayMark({ mineral, x = '100%', passed = false }: DayMarkProps) {
  if (MINERAL_FACTS[mineral].direction !== 'limit') {
    return <rect className="wall" x="100%" y="2" width="1.5" height="16" transform="translate(-1.5 0)" />
  }
  const transform = passed ? 'translate(-2 0)' : 'translate(-4 0)'
  return <rect className="wall" x={x} y="0" width="4" height="20" transform={transform} />
}

type ReferenceBarProps = {
  readonly mineral: Mineral
  readonly mg: Amount
  /** Daily reference or limit in mg: the end of the bar. */
  readonly reference: number
  /** Where the tag begins, in mg of what the bar shows; null leaves the mark out. */
  readonly cutOff: { readonly mg: number; readonly words: string } | null
}

/** An amount on its way to a day's reference, or to the wall that ends sodium. Past the end it says how many times over. */
export function ReferenceBar({ mineral, mg, reference, cutOff }: ReferenceBarProps) {
  const { direction } = MINERAL_FACTS[mineral]
  const over = mg !== null && mg > reference
  return (
    <Bar className="bar bar-marked" mg={mg} most={reference} fill={mineral}>
      {cutOff !== null && (
        <>
          <rect className="wall" x={widthOf(cutOff.mg, reference)} y="2" width="1.5" height="16" />
          {!over && (
            <text x={widthOf(cutOff.mg, reference)} y="34">
              {cutOff.words}
            </text>
          )}
        </>
      )}
      <DayMark mineral={mineral} />
      <text className={direction === 'limit' ? 'bar-limit' : undefined} x="100%" y="34" textAnchor="end">
        {over
          ? `${(mg / reference).toFixed(1)} times the ${direction} of ${formatCount(reference)} mg`
          : `${direction} ${formatCount(reference)} mg`}
      </text>
    </Bar>
  )
}
