import { thresholds } from '@/lib/content/thresholds'
import { amountOn } from '@/lib/nutrition/basis'
import type { Food } from '@/lib/nutrition/food'
import { percentOf } from '@/lib/nutrition/format'
import { judge } from '@/lib/nutrition/levels'
import type { Mineral } from '@/lib/nutrition/mineral'
import { dailyMg } from '@/lib/nutrition/thresholds'
import { Tile, type TileSize } from './tile'

type FoodTileProps = { readonly food: Food; readonly mineral: Mineral; readonly size: TileSize }

/** The tile of a food for one usual serving; a large one has its share of the day. */
export function FoodTile({ food, mineral, size }: FoodTileProps) {
  const mg = amountOn('serving', food, mineral)
  const percent = size === 'large' ? percentOf(mg, dailyMg(mineral, thresholds)) : null
  const level = judge(food, thresholds)[mineral]
  return <Tile mineral={mineral} level={level} mg={mg} of="per serving" percent={percent} size={size} />
}
