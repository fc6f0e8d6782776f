import type { Amount } from '@/lib/nutrition/amount'
import { MINERALS, type Mineral } from '@/lib/nutrition/mineral'
import type { FoodLevels } from '@/lib/nutrition/tag'
import { Tile } from './tile'

type TriadProps = {
  readonly levels: FoodLevels
  readonly amount: (mineral: Mineral) => Amount
  /** What the amounts are of, spoken: "per serving". */
  readonly of: string
  readonly percent?: (mineral: Mineral) => number | null
}

/** The three minerals of one food, always in the order of the table. */
export function Triad({ levels, amount, of, percent = () => null }: TriadProps) {
  return (
    <ul className="triad">
      {MINERALS.map((mineral) => (
        <li key={mineral}>
          <Tile
            mineral={mineral}
            level={levels[mineral]}
            mg={amount(mineral)}
            of={of}
            percent={percent(mineral)}
            size="wide"
          />
        </li>
      ))}
    </ul>
  )
}
