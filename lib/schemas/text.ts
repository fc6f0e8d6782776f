import { z } from 'zod'

/** Text that says something, without space around it. */
export const words = z.string().trim().min(1)

/** A kebab-case id. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'is not a kebab-case id' })
