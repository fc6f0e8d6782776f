import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { Dataset } from '../catalogue/reader'

const rows = z.array(
  z
    .object({
      id: z.string(),
      name: z.string(),
      release: z.string(),
      licence: z.string(),
      citation: z.string(),
      foodCount: z.number(),
      magnesiumUnknown: z.number(),
      potassiumUnknown: z.number(),
      sodiumUnknown: z.number(),
    })
    .transform(
      ({ foodCount, magnesiumUnknown, potassiumUnknown, sodiumUnknown, ...dataset }): Dataset => ({
        ...dataset,
        foods: foodCount,
        unknown: { magnesium: magnesiumUnknown, potassium: potassiumUnknown, sodium: sodiumUnknown },
      }),
    ),
)

/** The tables that a catalogue file has foods of, the largest first. */
export function datasetRows(db: Database.Database): readonly Dataset[] {
  return rows.parse(db.prepare('SELECT * FROM Dataset ORDER BY foodCount DESC, id').all())
}
