import { Section } from '@/app/_ui/section'
import { claimPlace } from '@/lib/content/claims'
import { thresholds } from '@/lib/content/thresholds'
import { amountOn } from '@/lib/nutrition/basis'
import type { Food } from '@/lib/nutrition/food'
import { formatMg } from '@/lib/nutrition/format'
import { href } from '@/lib/urls'
import { ClaimChip } from '../_ui/chips'
import { FoodTile } from '../_ui/food-tile'

const NAMING_CLAIM = 'B59'

/** Measured and named, the first on a real food where there is one. */
export function KindsOfTag({ example }: { readonly example: Food | null }) {
  const magnesium = example === null ? null : amountOn('serving', example, 'magnesium')
  return (
    <Section id="kinds" title="Two kinds of tag, kept apart" aside="A square is measured, a round chip is an article">
      <div className="kinds">
        <div>
          <h3>Measured</h3>
          <p className="small">
            A food table gives milligrams; our published rule turns them into a level.
            {example !== null && magnesium !== null && (
              <>
                {' '}
                {example.name}: {formatMg(magnesium)} of magnesium in a serving. A food is rich from{' '}
                {formatMg(thresholds.magnesium.richServing)} on, with at least{' '}
                {formatMg(thresholds.magnesium.richDensity)} in 100 kcal.
              </>
            )}
          </p>
          {example !== null && (
            <p className="shown">
              <FoodTile food={example} mineral="magnesium" size="compact" />{' '}
              <a className="small" href={href.method()}>
                The rule, with every number
              </a>
            </p>
          )}
        </div>
        <div>
          <h3>Named</h3>
          <p className="small">
            An article names the food, or a group it belongs to. It gives no figure. Where that and the measurement
            differ, the food’s page says so.
          </p>
          <p className="shown chips">
            <ClaimChip id={NAMING_CLAIM} place={claimPlace(NAMING_CLAIM)} />
          </p>
        </div>
      </div>
    </Section>
  )
}
