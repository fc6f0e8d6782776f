import type { INDEX_TABLES } from './index-tables'

/** The columns of each table of a catalogue file in the order in which its rows are written. */
export const CATALOGUE_COLUMNS = {
  Dataset: [
    ...['id', 'name', 'release', 'licence', 'citation'],
    ...['foodCount', 'magnesiumUnknown', 'potassiumUnknown', 'sodiumUnknown'],
  ],
  Food: [
    ...['ordinal', 'id', 'name', 'groupId', 'role', 'family', 'preparation', 'prominence', 'datasetId', 'record'],
    ...['servingLabel', 'servingGrams', 'servingCategory', 'servingState'],
    ...['magnesium', 'potassium', 'sodium', 'energyKcal', 'magnesiumLevel', 'potassiumLevel', 'sodiumLevel', 'mixed'],
    ...['tags', 'flags', 'official', 'brand', 'decidedBy'],
  ],
  FoodAlias: ['ordinal', 'position', 'alias'],
  FoodPortion: ['ordinal', 'position', 'label', 'grams'],
  FoodNaming: ['ordinal', 'position', 'namedSource', 'mineral', 'claims'],
  SearchName: ['words', 'ordinal'],
  SearchWord: ['word', 'foods', 'inNames'],
  SearchPrefix: ['prefix', 'foods', 'inNames'],
  SearchArray: ['key', 'data'],
  WordTrigram: ['word'],
} as const satisfies Readonly<Record<(typeof INDEX_TABLES)[number] | string, readonly string[]>>

export type CatalogueTable = keyof typeof CATALOGUE_COLUMNS

export type CatalogueRow = readonly (string | number | null | Uint8Array)[]

/** Some rows of one table. Plain values all through, so that they go to another thread as they are. */
export type CatalogueRows = { readonly table: CatalogueTable; readonly rows: readonly CatalogueRow[] }
