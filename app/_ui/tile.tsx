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

export const LEVEL_WORDS: Readonly<Record<FoodLevels[Mineral], string>> = {
  rich: 'rich',
  source: 'source',
  none: 'no tag',
  high: 'high',
  moderate: 'moderate',
  low: 'low',
  unknown: 'unknown',
  withheld: 'withheld',
}

/** A share of a potassium reference encourages potassium, so it goes behind a closed gate; the amount stays. */
function shareClass(mineral: Mineral): string | undefined {
  return mineral === 'potassium' ? 'gate-open-potassium' : undefined
}

/** A cell of the table: number, symbol, pattern and word say the level together; the colour is only the mineral's. */
export function Tile({ mineral, level, mg, of, percent, size }: TileProps) {
  const { symbol, word, direction } = MINERAL_FACTS[mineral]
  const large = size === 'large'
  const trace = percent === 0 && mg !== null && mg > 0
  return (
    <span className={size === 'cell' ? 'tile' : `tile tile-${size}`} data-mineral={mineral} data-level={level}>
      <span className="unseen">
        {mg === null ? `${word} not known ${of}` : `${word} ${spokenMg(mg)} ${of}`}
        {percent !== null && (
          <span className={shareClass(mineral)}>
            , {trace ? 'under 1' : percent} percent of {direction}
          </span>
        )}
        {level !== 'unknown' && `, ${LEVEL_WORDS[level]}`}
      </span>
      <span className="tile-face" aria-hidden="true">
        <span className="tile-mg">{formatMg(mg)}</span>
        {large && percent !== null && (
          <span className={['tile-pct', shareClass(mineral)].filter(Boolean).join(' ')} data-mineral={mineral}>
            {trace ? '<1' : percent}% of {direction}
          </span>
        )}
        <span className="tile-symbol">{symbol}</span>
        {large && <span className="tile-word">{word}</span>}
        <span className="tile-level">{LEVEL_WORDS[level]}</span>
      </span>
    </span>
  )
}
