import { AuthorityChip, ClaimChip } from '@/app/_ui/chips'
import { FoodTile } from '@/app/_ui/food-tile'
import { Section } from '@/app/_ui/section'
import { LEVEL_WORDS } from '@/app/_ui/tile'
import { authority } from '@/lib/content/authorities'
import { claimPlace } from '@/lib/content/claims'
import { thresholds } from '@/lib/content/thresholds'
import { amountOn } from '@/lib/nutrition/basis'
import type { Food } from '@/lib/nutrition/food'
import { formatMg } from '@/lib/nutrition/format'
import { judge } from '@/lib/nutrition/levels'

const NAMING_CLAIM = 'B59'

/** Measured, named, and set by an authority, in their three shapes; on a food that is named and misses the cut-off. */
export function TwoFacts({ food }: { readonly food: Food | null }) {
  return (
    <Section
      id="chips"
      title="Measured and named are two facts"
      aside="Different shapes, so nobody takes one for the other"
    >
      <div className="pair">
        <div>
          <h3>Measured</h3>
          {food !== null && (
            <>
              <div>
                <FoodTile food={food} mineral="magnesium" size="compact" />
              </div>
              <p className="small">
                A square cell. A figure from a food table, judged by our rule. {food.name}:{' '}
                {formatMg(amountOn('serving', food, 'magnesium'))} of magnesium a serving. Our cut-off is{' '}
                {formatMg(thresholds.magnesium.sourceServing)}, so it says “
                {LEVEL_WORDS[judge(food, thresholds).magnesium]}”.
              </p>
            </>
          )}
        </div>
        <div>
          <h3>Named by an article</h3>
          <div>
            <ClaimChip id={NAMING_CLAIM} place={claimPlace(NAMING_CLAIM)} />
          </div>
          <p className="small">
            A round chip with the number of the claim. The article names kale for magnesium and potassium. It gives no
            figure.
          </p>
        </div>
        <div>
          <h3>Set by an authority</h3>
          <div>
            <AuthorityChip {...authority('fda-good-source')} />
          </div>
          <p className="small">
            A square stamp with a double edge. The articles give no thresholds. Those are ours, each with its published
            origin.
          </p>
        </div>
      </div>
    </Section>
  )
}
