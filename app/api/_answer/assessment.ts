import { guidance } from '@/lib/content/guidance'
import { referenceData } from '@/lib/content/reference-data'
import { thresholds } from '@/lib/content/thresholds'
import { catalogue } from '@/lib/db/catalogue'
import { assess } from '@/lib/guidance/assess'
import type { Finding } from '@/lib/guidance/finding'
import { foodFacts } from '@/lib/lists/entry'
import { LIMITS } from '@/lib/lists/list'
import type { ListItem } from '@/lib/nutrition/list-item'
import type { Measure } from '@/lib/nutrition/measure'
import { gramsOf } from '@/lib/nutrition/portion'
import type { AssessmentAnswer, AssessmentRequest } from '@/lib/schemas/api-assessment'
import type { ProblemError } from '@/lib/schemas/api-problem'

type Assessed =
  | { readonly ok: true; readonly answer: AssessmentAnswer }
  | { readonly ok: false; readonly errors: readonly ProblemError[] }

function measure(item: AssessmentRequest['items'][number]): Measure {
  return 'grams' in item
    ? { unit: 'grams', grams: item.grams }
    : { unit: 'portion', portion: item.portion, quantity: item.quantity }
}

function findingAnswer(finding: Finding): AssessmentAnswer['findings'][number] {
  const { rule, heading, text, authorityText, tone, priority } = finding
  return {
    rule,
    heading,
    text,
    authorityText,
    tone,
    priority,
    claims: [...finding.claims],
    authorities: [...finding.authorities],
    because: [...finding.because],
  }
}

/** Looks the items up and assesses them. Nothing is kept of what was asked. */
export async function assessed({ items, scope, context }: AssessmentRequest): Promise<Assessed> {
  const known = new Map((await catalogue().foods(items.map((item) => item.food))).map((food) => [food.id, food]))
  const plants = new Set(referenceData().groups.flatMap((group) => (group.plant ? [group.id] : [])))
  const errors: ProblemError[] = []
  const listItems = items.flatMap((item, index): readonly ListItem[] => {
    const refuse = (field: string, detail: string) => {
      errors.push({ pointer: `#/items/${index}/${field}`, detail })
      return []
    }
    const food = known.get(item.food)
    if (food === undefined) return refuse('food', 'There is no food with this id')
    const grams = gramsOf(measure(item), food)
    if (grams === null) return refuse('portion', `${food.name} has no portion of this name`)
    if (grams > LIMITS.grams) return refuse('quantity', `That is more than ${LIMITS.grams} g`)
    return [{ food: foodFacts(food, thresholds, plants), grams }]
  })
  if (errors.length > 0) return { ok: false, errors }

  const { totals, counts, findings, folded } = assess(
    { items: listItems, scope, context: new Set(context ?? []) },
    guidance(),
  )
  return {
    ok: true,
    answer: { totals, counts, findings: findings.map(findingAnswer), folded: folded.map(findingAnswer) },
  }
}
