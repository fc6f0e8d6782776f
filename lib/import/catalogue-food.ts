import type { Food, Serving } from '../nutrition/food'
import type { ImportRules } from '../schemas/import-rule'
import type { NameRules } from '../schemas/name-rules'
import { BRANDED } from '../schemas/source-datasets'
import { type Classification, classify } from './classify/classify'
import { plainName } from './plain-name/plain-name'
import type { SourceFood } from './source-food'

/** The group and the role of an imported food that no rule of ours fits. */
export const UNSORTED_GROUP = 'other-foods'
export const UNSORTED_ROLE = 'unsorted'

/** An entry of the catalogue: a food, and for an imported one how it came to be what it is. */
export type CatalogueEntry = {
  readonly food: Food
  /** What the table itself calls it; null for ours. */
  readonly official: string | null
  /** The brand of a product, or else its owner. */
  readonly brand: string | null
  readonly decidedBy: Classification['decidedBy'] | null
}

export type NamingAndSorting = { readonly rules: ImportRules; readonly names: NameRules }

const PER_100G: Serving = { label: '100 g', grams: 100, category: 'hundred', state: 'food' }

/** The id of an imported food. A survey food is known by its food code, which both layouts of the survey share. */
export function importedId({ dataset, record, stableKey }: SourceFood): string {
  return dataset === 'usda-fndds' ? `fndds-${stableKey ?? record}` : `fdc-${record}`
}

/** A published food as the catalogue shows it: a plain name, and group, role, serving and flags by our rules. */
export function importedFood(
  source: SourceFood,
  release: string,
  id: string,
  { rules, names }: NamingAndSorting,
): CatalogueEntry {
  const { group, role, serving, flags, decidedBy } = classify(source, rules)
  const { dataset, record, description } = source
  const name = plainName(description, names) || description
  const brand = source.brand?.name ?? source.brand?.owner ?? null
  return {
    food: {
      id,
      name,
      aliases: [description],
      group: group ?? UNSORTED_GROUP,
      role: role ?? UNSORTED_ROLE,
      family: id,
      preparation: 'As published',
      prominence: 3,
      source: { id: dataset, release, record },
      serving: serving ?? PER_100G,
      portions: withoutRepeats(source),
      amounts: source.amounts,
      named: [],
      flags,
    },
    official: description,
    brand,
    decidedBy,
  }
}

/** Further names of a food, should another have its name already; of an imported one the last is nobody else's. */
export function otherNames({ food, official, brand, decidedBy }: CatalogueEntry): readonly string[] {
  if (decidedBy === null) return []
  const { name, source } = food
  return [
    ...(brand === null ? [] : [`${name} (${brand})`]),
    ...(official === null || source.id === BRANDED ? [] : [official]),
    `${name} (${source.id === 'usda-fndds' ? 'survey' : 'FDC'} ${source.record})`,
  ]
}

/** Portions are chosen by their label, so that of several with one label only the first can stand. */
function withoutRepeats({ portions }: SourceFood): SourceFood['portions'] {
  if (portions.length < 2) return portions
  return portions.filter(({ label }, index) => portions.findIndex((other) => other.label === label) === index)
}
