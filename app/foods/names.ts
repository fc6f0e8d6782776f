import type { CatalogueNames } from '@/lib/catalogue/words'
import { referenceData } from '@/lib/content/reference-data'

/** Food tables by what people call them; their full names stand on the food page. */
const SHORT: Readonly<Record<string, string>> = {
  'usda-sr-legacy': 'USDA SR Legacy',
  'ifct-2017': 'IFCT 2017, India',
  'usda-fndds': 'USDA FNDDS, foods as eaten',
}

/** The names that pages show instead of ids. */
export function catalogueNames(): CatalogueNames {
  const { groups, datasets, importedDatasets } = referenceData()
  return {
    group: Object.fromEntries(groups.map(({ id, name }) => [id, name])),
    source: Object.fromEntries([...datasets, ...importedDatasets].map(({ id, name }) => [id, SHORT[id] ?? name])),
  }
}
