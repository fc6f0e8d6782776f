import { z } from 'zod'

const amount = z.number().nullable()

/** The columns of the three minerals, in mg; null where nobody published one. */
export const mineralColumns = { magnesium: amount, potassium: amount, sodium: amount }

/** The same with the energy in kcal: all that is known of 100 g. */
export const amountColumns = { ...mineralColumns, energyKcal: amount }
