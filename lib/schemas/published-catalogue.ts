import { z } from 'zod'
import { sha256Schema } from './downloads'

/** No published file is larger. */
const MOST_BYTES = 64 * 1024 ** 3

/** The data version of a catalogue. */
const dataVersion = z.string().regex(/^[0-9a-f]{32}$/, { error: 'is not a data version' })

/** A file that stands beside, and nowhere else: its name leads to no other folder. */
const besideSchema = (kind: string) =>
  z.strictObject({
    name: z
      .string()
      .regex(new RegExp(`^${kind}-[0-9a-f]{32}-[0-9a-f]{16}\\.db$`), { error: 'is not the name of such a file' }),
    bytes: z.int().positive().max(MOST_BYTES),
    sha256: sha256Schema,
  })

/** What `current.json` of a published catalogue says: which data version it is, and the files that make it. */
export const publishedCatalogueSchema = z.strictObject({
  format: z.literal(1),
  version: dataVersion,
  catalogue: besideSchema('catalogue'),
  releases: besideSchema('releases'),
})

export type PublishedCatalogue = z.infer<typeof publishedCatalogueSchema>
export type PublishedCatalogueFile = PublishedCatalogue['catalogue']
