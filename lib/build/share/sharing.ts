/** Where catalogues come from and go to. */
export type Sharing = {
  /** The folder or the address whose catalogue is shown here; null where it is made here. */
  readonly source: string | null
  /** The folder that the catalogue is published to whenever it changes; null for nowhere. */
  readonly publishTo: string | null
}

/** What CATALOGUE_SOURCE and CATALOGUE_PUBLISH_TO say. */
export function sharing({ CATALOGUE_SOURCE, CATALOGUE_PUBLISH_TO } = process.env): Sharing {
  return { source: CATALOGUE_SOURCE || null, publishTo: CATALOGUE_PUBLISH_TO || null }
}
