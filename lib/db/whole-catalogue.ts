import Database from 'better-sqlite3'
import type { Dataset } from '../catalogue/reader'
import { datasetRows } from './dataset-rows'
import { type CatalogueFood, FoodRows } from './food-rows'
import { catalogueFile, type Stores } from './stores'

const PAGE = 500

/** A catalogue from its first food to its last. */
export type WholeCatalogue = {
  readonly datasets: readonly Dataset[]
  /** By id, some in memory at a time. */
  foods(): Generator<CatalogueFood>
  close(): void
}

/** Opens the catalogue of one version to be read as a whole. It stays as it is, whatever is imported meanwhile. */
export function openWholeCatalogue(stores: Stores, version: string): WholeCatalogue {
  const db = new Database(catalogueFile(stores, version), { readonly: true, fileMustExist: true })
  const rows = new FoodRows(db)
  function* foods() {
    for (let after = ''; ; ) {
      const page = rows.after(after, PAGE)
      yield* page
      const last = page.at(-1)
      if (last === undefined) return
      after = last.food.id
    }
  }
  return { datasets: datasetRows(db), foods, close: () => db.close() }
}
