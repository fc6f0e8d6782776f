/** The published tables that can be brought in, in the order in which they are told of. */
export const SOURCE_DATASETS = ['usda-foundation', 'usda-sr-legacy', 'usda-fndds', 'usda-branded'] as const

export type SourceDataset = (typeof SOURCE_DATASETS)[number]

/** The table of products in shops: millions, and so left out where foods stand among each other. */
export const BRANDED: SourceDataset = 'usda-branded'

/** The two tables that give one food the same NDB number. */
const NDB_TABLES: readonly SourceDataset[] = ['usda-foundation', 'usda-sr-legacy']

export function hasNdbNumbers(dataset: string): boolean {
  return NDB_TABLES.some((table) => table === dataset)
}
