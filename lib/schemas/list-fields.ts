import { z } from 'zod'

/** The parts that commands about lists are made of. */
export const id = z.string().regex(/^[\w-]{1,64}$/)
/** Made by whoever sends it, and never again. */
export const envelopeId = z.string().regex(/^[\w-]{16,64}$/)
/** The revision of the thing that the person was looking at when they decided. */
export const seen = z.coerce.number().int().min(0)
export const position = z.coerce.number().int().min(0).max(10_000)
/** As typed, but for what nobody can type and not every database can hold: controls, and halves of characters. */
export const name = z
  .string()
  .max(5000)
  .transform((typed) => typed.replace(/[\p{Cc}\p{Cs}]+/gu, ' '))
export const scope = z.enum(['meal', 'day'])
export const food = z.string().regex(/^[\w-]{1,120}$/)
/** As typed; read by the core, so that what is wrong with it can be said. */
export const amount = z.string().max(200)
/** `g`, or the label of a portion. */
export const measure = z.string().min(1).max(120)
export const step = z.enum(['less', 'more'])
