import { Section } from '@/app/_ui/section'
import { thresholds } from '@/lib/content/thresholds'
import type { Food } from '@/lib/nutrition/food'
import { judge } from '@/lib/nutrition/levels'
import { href } from '@/lib/urls'
import { FoodItem } from '../../foods/food-item'

type SimilarProps = { readonly food: Food; readonly similar: readonly Food[] }

/** Foods eaten like this one that have less sodium. */
export function Similar({ food, similar }: SimilarProps) {
  if (similar.length === 0) return null
  // A suggestion of foods with potassium is one to eat potassium.
  const encourages = similar.some((one) => judge(one, thresholds).potassium !== 'none')
  return (
    <Section
      id="similar"
      className={encourages ? 'encourages-potassium' : undefined}
      title="Similar foods with less sodium"
      aside="Same group, same way of eating, per usual serving"
    >
      <ul className="foods plain">
        {similar.map((one) => (
          <FoodItem key={one.id} food={one} basis="serving" heading="h3" />
        ))}
      </ul>
      <p className="small after">
        <a href={href.compare([food.id, ...similar.map(({ id }) => id)])}>Set them side by side</a>
      </p>
    </Section>
  )
}
