import { FoodTile } from '@/app/_ui/food-tile'
import { Term } from '@/app/_ui/term'
import { LEVEL_WORDS } from '@/app/_ui/tile'
import { thresholds } from '@/lib/content/thresholds'
import { amountOn } from '@/lib/nutrition/basis'
import type { Food } from '@/lib/nutrition/food'
import { formatGrams, formatMg } from '@/lib/nutrition/format'
import { judge } from '@/lib/nutrition/levels'

/** The parts of a tile, told on the potassium of a real food. */
export function TileAnatomy({ food }: { readonly food: Food }) {
  return (
    <section className="anatomy" aria-labelledby="tile">
      <h2 id="tile" className="unseen">
        The parts of a tile
      </h2>
      <div className="cell">
        <FoodTile food={food} mineral="potassium" size="large" />
      </div>
      <dl>
        <Term name={formatMg(amountOn('serving', food, 'potassium'))}>
          The amount in one usual serving: here {food.name}, {formatGrams(food.serving.grams)}. In a printed periodic
          table the atomic number sits in this corner.
        </Term>
        <Term name="Share of reference">
          Magnesium is set against {formatMg(thresholds.magnesium.reference)} a day, potassium against{' '}
          {formatMg(thresholds.potassium.reference)}, sodium against a limit of {formatMg(thresholds.sodium.limit)}.
        </Term>
        <Term name="K">
          The element. K is potassium, Na is sodium: the symbols a chemist uses, always with the word close by.
        </Term>
        <Term name={LEVEL_WORDS[judge(food, thresholds).potassium]}>
          The level our published rule gives. Ask any tile <em>why?</em> on a food’s page and it shows its receipt.
        </Term>
      </dl>
    </section>
  )
}
