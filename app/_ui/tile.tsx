import type { Amount } from '@/lib/nutrition/amount'
import { formatMg, spokenMg } from '@/lib/nutrition/format'
import { MINERAL_FACTS, type Mineral } from '@/lib/nutrition/mineral'
import type { FoodLevels } from '@/lib/nutrition/tag'

export type TileSize = 'wide' | 'large' | 'compact' | 'cell'

type TileProps = {
  readonly mineral: Mineral
  readonly level: FoodLevels[Mineral]
  /** mg of what the tile stands for; unknown is drawn. */
  readonly mg: Amount
  /** What `mg` is of, spoken: "per serving", "in this portion". */
  readonly of: string
  /** Share of the daily reference or limit in percent; null leaves it out. */
  readonly percent: number | null
  readonly size: TileSize
}

const LEVEL_WORDS: Readonly<Record<FoodLevels[Mineral], string>> = {
  rich: 'rich',
  source: 'source',
  none: 'no tag',
  high: 'high',
  moderate: 'moderate',
  low: 'low',
  unknown: 'unknown',
  withheld: 'withheld',
}

/** A cell of the table: number, symbol, pattern and word say the level together; the colour is only the mineral's. */
export function Tile({ mineral, level, mg, of, percent, size }: TileProps) {
  const { symbol, word, direction } = MINERAL_FACTS[mineral]
  const share = percent === null ? null : `${percent}% of ${direction}`
  const spoken =
    mg === null
      ? `${word} not measured`
      : [
          `${word} ${spokenMg(mg)} ${of}`,
          percent === null ? null : `${percent} percent of ${direction}`,
          LEVEL_WORDS[level],
        ]
          .filter((part) => part !== null)
          .join(', ')
  return (
    <span className={size === 'cell' ? 'tile' : `tile tile-${size}`} data-mineral={mineral} data-level={level}>
      <span className="unseen">{spoken}</span>
      <span className="tile-face" aria-hidden="true">
        <span className="tile-mg">{formatMg(mg)}</span>
        {size === 'large' && share !== null && (
          <span
            className={direction === 'reference' ? 'tile-pct gate-open-potassium' : 'tile-pct'}
            data-mineral={mineral}
          >
            {share}
          </span>
        )}
        <span className="tile-symbol">{symbol}</span>
        {size === 'large' && <span className="tile-word">{word}</span>}
        <span className="tile-level">{LEVEL_WORDS[level]}</span>
      </span>
    </span>
  )
}
