import type { Amount } from '@/lib/nutrition/amount'
import { MINERALS, type Mineral } from '@/lib/nutrition/mineral'
import type { FoodLevels } from '@/lib/nutrition/tag'
import { Tile, type TileSize } from './tile'

type TriadProps = {
  readonly levels: FoodLevels
  readonly amounts: Readonly<Record<Mineral, Amount>>
  readonly of: string
  readonly percents: Readonly<Record<Mineral, number | null>>
  readonly size: TileSize
}

/** The three minerals of one food, always in the order of the table. */
export function Triad({ levels, amounts, of, percents, size }: TriadProps) {
  return (
    <ul className="triad">
      {MINERALS.map((mineral) => (
        <li key={mineral}>
          <Tile
            mineral={mineral}
            level={levels[mineral]}
            mg={amounts[mineral]}
            of={of}
            percent={percents[mineral]}
            size={size}
          />
        </li>
      ))}
    </ul>
  )
}
