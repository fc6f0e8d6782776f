import type { DecidedBy } from '@/lib/catalogue/provenance'
import { groupName, referenceData } from '@/lib/content/reference-data'
import { LABEL_SERVING, LABEL_SERVING_ML, NO_SERVING } from '@/lib/import/classify/classify'
import type { Food } from '@/lib/nutrition/food'
import { formatGrams } from '@/lib/nutrition/format'

const BY_NAME = /^name: /

/** A rule by its name, and whether it went by what the food is called or by where the table files it. */
function byRule(rule: string): string {
  return BY_NAME.test(rule) ? `by its name, rule “${rule.replace(BY_NAME, '')}”` : `rule “${rule}”`
}

function groupWords({ group }: DecidedBy, food: Food): string {
  return group === null
    ? 'No rule fits it, so it stands among what is not sorted yet'
    : `${groupName(food.group)}: ${byRule(group)}`
}

function roleWords({ group, role }: DecidedBy, food: Food): string {
  if (role === null) return 'Left open: no rule says how it is eaten'
  const name = referenceData().roles.find(({ id }) => id === food.role)?.name ?? food.role
  const way = name.charAt(0).toUpperCase() + name.slice(1)
  return role === group ? `${way}: by the same rule` : `${way}: ${byRule(role)}`
}

function servingWords({ serving }: DecidedBy, food: Food): string {
  const grams = formatGrams(food.serving.grams)
  switch (serving) {
    case LABEL_SERVING:
      return `${grams}, as the label gives it`
    case LABEL_SERVING_ML:
      return `${grams}: the label gives millilitres, each taken as one gram, because the table gives amounts of drinks per 100 ml`
    case NO_SERVING:
      return 'No rule fits it, so it is judged for 100 g'
    default:
      return food.serving.category === 'hundred'
        ? `100 g, having no usual amount: ${byRule(serving)}`
        : `${grams}: ${byRule(serving)}`
  }
}

const FLAGS: Readonly<Record<Food['flags'][number], string>> = {
  'salt-substitute': 'salt substitute',
  supplement: 'supplement',
  'never-source': 'never counted as a source',
  'dry-mix': 'dry, not as eaten',
}

/** What a receipt has to say of a serving that was not given in grams; null where it was. */
export function servingNote(decidedBy: DecidedBy | null): string | null {
  return decidedBy?.serving === LABEL_SERVING_ML
    ? 'The label gives the serving in millilitres; each is taken as one gram.'
    : null
}

export type SortingLine = { readonly what: string; readonly words: string }

/** How our rules made an imported food what it is here, line by line. */
export function sortingWords(decidedBy: DecidedBy, food: Food): readonly SortingLine[] {
  const lines = [
    { what: 'Group', words: groupWords(decidedBy, food) },
    { what: 'Way of eating', words: roleWords(decidedBy, food) },
    { what: 'Usual serving', words: servingWords(decidedBy, food) },
  ]
  if (decidedBy.flags.length === 0) return lines
  const marks = food.flags.map((flag) => FLAGS[flag]).join('; ')
  return [
    ...lines,
    {
      what: 'Marked',
      words: `${marks.charAt(0).toUpperCase()}${marks.slice(1)}: ${decidedBy.flags.map(byRule).join(', ')}`,
    },
  ]
}
