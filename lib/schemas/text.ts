import { z } from 'zod'

/** A kebab-case id. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'is not a kebab-case id' })
