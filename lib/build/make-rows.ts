import type Database from 'better-sqlite3'
import { type Catalogue, IFCT } from '../content/catalogue-files'
import { type StoredRelease, shownReleases } from '../db/releases'
import { type CatalogueEntry, type NamingAndSorting, otherNames } from '../import/catalogue-food'
import type { IndexedReference } from '../index/indexed-words'
import type { DocumentNaming, Food } from '../nutrition/food'
import { judge } from '../nutrition/levels'
import { documentTags, type FoodLevels, measuredTags } from '../nutrition/tag'
import { shownFoods } from './shown-foods'
import { TakenNames } from './taken-names'
import type {
  AliasRow,
  ClaimRow,
  DatasetRow,
  FlagRow,
  NamingRow,
  PortionRow,
  WrittenFood,
  WrittenFoods,
} from './written-rows'

const FOODS_AT_ONCE = 500

/** What a catalogue is made of. */
export type CatalogueParts = {
  readonly catalogue: Catalogue
  readonly making: NamingAndSorting
  /** Every release there is; the newest of each table is shown. */
  readonly releases: readonly StoredRelease[]
}

/** What is written of a catalogue beside its foods. */
export type CatalogueHead = {
  /** How many foods are ours. */
  readonly ours: number
  readonly datasets: readonly DatasetRow[]
  readonly reference: IndexedReference
  /** The claims by which documents name sources. */
  readonly claims: readonly ClaimRow[]
}

/** Throws where a release is shown of a table that `data/` says nothing of. */
export function catalogueHead({ catalogue, releases }: CatalogueParts): CatalogueHead {
  const { groups, plainFoods, searchWords, namedSources } = catalogue.reference
  return {
    ours: catalogue.foods.length,
    datasets: datasetRows(catalogue, releases),
    reference: { groups, plainFoods, searchWords },
    claims: namedSources.flatMap(({ id, naming }) =>
      naming.flatMap(({ mineral, claims }) => claims.map((claim): ClaimRow => [id, mineral, claim])),
    ),
  }
}

function datasetRows({ reference }: Catalogue, releases: readonly StoredRelease[]): readonly DatasetRow[] {
  const rows = new Map<string, DatasetRow>()
  for (const { id, name, release, licence, citation } of reference.datasets) {
    rows.set(id, [id, name, release, licence, citation])
  }
  for (const { dataset, release } of shownReleases(releases)) {
    const about = reference.importedDatasets.find(({ id }) => id === dataset)
    if (about === undefined) throw new Error(`imported-datasets.json says nothing of ${dataset}`)
    rows.set(dataset, [dataset, about.name, release, about.licence, about.citation.replace('{release}', release)])
  }
  return [...rows.values()]
}

/**
 * Every food of a catalogue as it is written: ours, then those of the releases, which `db` holds. Throws where every
 * name of a food is another's.
 */
export function* makeRows(
  db: Database.Database,
  { catalogue, making, releases }: CatalogueParts,
): Generator<WrittenFoods> {
  const { reference } = catalogue
  const foods = catalogue.foods.toSorted(plainFirst)
  const taken = new TakenNames()
  let ordinal = 0
  let rows = new Rows()
  for (const entry of shownFoods(db, { foods, reference }, making, releases)) {
    rows.add(ordinal, freeName(entry, taken), entry, judge(entry.food, reference.thresholds))
    ordinal += 1
    if (ordinal % FOODS_AT_ONCE > 0) continue
    yield rows
    rows = new Rows()
  }
  if (rows.foods.length > 0) yield rows
}

/** The order in which a search looks at foods that answer it alike. */
function plainFirst(a: Food, b: Food): number {
  const regional = ({ source }: Food) => (source.id === IFCT ? 1 : 0)
  return (
    a.prominence - b.prominence || regional(a) - regional(b) || a.name.length - b.name.length || (a.id < b.id ? -1 : 1)
  )
}

/** The first of its names that is not another food's. */
function freeName(entry: CatalogueEntry, taken: TakenNames): string {
  const { food } = entry
  if (taken.take(food.name)) return food.name
  const free = otherNames(entry).find((name) => taken.take(name))
  if (free === undefined) throw new Error(`Every name of ${food.source.id} ${food.source.record} is another food's`)
  return free
}

class Rows implements WrittenFoods {
  readonly foods: WrittenFood[] = []
  readonly tags: string[] = []
  readonly aliases: AliasRow[] = []
  readonly portions: PortionRow[] = []
  readonly flags: FlagRow[] = []
  readonly namings: NamingRow[] = []

  add(ordinal: number, name: string, entry: CatalogueEntry, levels: FoodLevels): void {
    const { food, official, brand, decidedBy } = entry
    const { source, serving, amounts } = food
    this.foods.push([
      ordinal,
      food.id,
      name,
      food.group,
      source.id,
      official,
      brand,
      decidedBy === null ? null : JSON.stringify(decidedBy),
      food.role,
      food.family,
      food.preparation,
      food.prominence,
      source.record,
      serving.label,
      serving.grams,
      serving.category,
      serving.state,
      amounts.magnesium,
      amounts.potassium,
      amounts.sodium,
      amounts.energyKcal,
      levels.magnesium,
      levels.potassium,
      levels.sodium,
      levels.mixed ? 1 : 0,
    ])
    this.tags.push(tagsOf(levels, food.named))
    this.#addAliases(ordinal, name, entry)
    for (const [place, { label, grams }] of food.portions.entries()) this.portions.push([ordinal, place, label, grams])
    for (const flag of food.flags) this.flags.push([ordinal, flag])
    for (const [place, { namedSource, mineral }] of food.named.entries()) {
      this.namings.push([ordinal, place, namedSource, mineral])
    }
  }

  /** Aliases that say something beside the name, and for an imported food beside what its table calls it. */
  #addAliases(ordinal: number, name: string, { food, official, decidedBy }: CatalogueEntry): void {
    const said = [name.toLowerCase(), decidedBy === null ? undefined : official?.toLowerCase()]
    const beside = food.aliases.filter((alias) => !said.includes(alias.toLowerCase()))
    for (const [place, alias] of beside.entries()) this.aliases.push([ordinal, place, alias])
  }
}

function tagsOf(levels: FoodLevels, named: readonly DocumentNaming[]): string {
  return [...measuredTags(levels), ...documentTags(named)].join(';')
}
