import type { CatalogueNames } from '@/lib/catalogue/words'
import { referenceData } from '@/lib/content/reference-data'

/** The names that pages show instead of ids. Food tables have their full names on the food page. */
export function catalogueNames(): CatalogueNames {
  const { groups, datasets, importedDatasets } = referenceData()
  return {
    group: Object.fromEntries(groups.map(({ id, name }) => [id, name])),
    source: Object.fromEntries([...datasets, ...importedDatasets].map(({ id, shortName }) => [id, shortName])),
  }
}
