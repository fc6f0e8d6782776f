import { z } from 'zod'
import { SOURCE_DATASETS } from './source-datasets'

export const sha256Schema = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/, { error: 'is not a SHA-256: 64 hexadecimal digits' })

const httpAddress = z.url({ protocol: /^https?$/, error: 'is not an address that starts with https:// or http://' })

/** The folder that files are downloaded from, whether or not it was written with its last slash. */
export const downloadAddressSchema = httpAddress.transform((text) => (text.endsWith('/') ? text : `${text}/`))

const publishedFileSchema = z.strictObject({
  dataset: z.enum(SOURCE_DATASETS),
  release: z.string().min(1),
  file: z.string().regex(/^\w[\w.-]*\.(zip|json|csv|xlsx)$/, { error: 'is not a file name' }),
  /** A file that is larger is not the one meant. */
  mostBytes: z.int().positive(),
  /** null where nobody has told us. */
  sha256: sha256Schema.nullable(),
})

/** Which files can be downloaded; of one table the newest first. */
export const downloadsSchema = z.strictObject({
  from: downloadAddressSchema,
  files: z.array(publishedFileSchema).min(1),
})

export type PublishedFile = z.infer<typeof publishedFileSchema>
export type Downloads = z.infer<typeof downloadsSchema>

/** What is noted beside a file of which only a part has come. */
export const partNoteSchema = z.object({
  url: z.string(),
  /** The entity tag or the date by which the server tells whether the file is still the same. */
  validator: z.string(),
})

export type PartNote = z.infer<typeof partNoteSchema>
