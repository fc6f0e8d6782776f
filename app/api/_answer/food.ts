import { claim } from '@/lib/content/claims'
import { thresholds } from '@/lib/content/thresholds'
import type { Food } from '@/lib/nutrition/food'
import { judge } from '@/lib/nutrition/levels'
import { MINERALS } from '@/lib/nutrition/mineral'
import { receipts } from '@/lib/nutrition/receipts'
import { documentTag, measuredTags } from '@/lib/nutrition/tag'
import type { FoodAnswer, FoodDetailAnswer } from '@/lib/schemas/api-food'

function tags(food: Food): FoodAnswer['tags'] {
  const named = MINERALS.filter((mineral) => food.named.some((naming) => naming.mineral === mineral))
  return [
    ...measuredTags(judge(food, thresholds)).map((tag) => ({ tag, kind: 'measured' as const })),
    ...named.map((mineral) => ({ tag: documentTag(mineral), kind: 'document' as const })),
  ]
}

/** A food as the API shows it. */
export function foodAnswer(food: Food): FoodAnswer {
  const { amounts, serving } = food
  return {
    id: food.id,
    name: food.name,
    group: food.group,
    role: food.role,
    source: food.source,
    serving: { label: serving.label, grams: serving.grams },
    amounts: {
      magnesium: { per100g: amounts.magnesium },
      potassium: { per100g: amounts.potassium },
      sodium: { per100g: amounts.sodium },
      energyKcal: { per100g: amounts.energyKcal },
    },
    tags: tags(food),
  }
}

function documentReceipts(food: Food): FoodDetailAnswer['receipts'] {
  return MINERALS.map((mineral) => {
    const named = food.named
      .filter((naming) => naming.mineral === mineral)
      .flatMap(({ namedSource, claims }) =>
        claims.map((id) => {
          const { document, section, answer } = claim(id)
          return { namedSource, claim: id, document, section, answer }
        }),
      )
    const verdict = named.length > 0 ? ('given' as const) : ('not-named' as const)
    return { kind: 'document', tag: documentTag(mineral), mineral, verdict, named }
  })
}

/** A food with everything known of it. */
export function foodDetailAnswer(food: Food): FoodDetailAnswer {
  return {
    ...foodAnswer(food),
    aliases: [...food.aliases],
    family: food.family,
    preparation: food.preparation,
    portions: food.portions.map(({ label, grams }) => ({ label, grams })),
    flags: [...food.flags],
    receipts: [
      ...receipts(food, thresholds).map((receipt) => ({
        ...receipt,
        kind: 'measured' as const,
        checks: [...receipt.checks],
        authorities: [...receipt.authorities],
      })),
      ...documentReceipts(food),
    ],
  }
}
