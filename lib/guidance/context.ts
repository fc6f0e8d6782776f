/** What a person may tick about themselves. Health data: it stays in the browser. */
export const CONTEXTS = [
  'kidney',
  'potassium-raising-medicine',
  'diuretics',
  'high-blood-pressure',
  'exercise',
  'type-2-diabetes',
  'digestive',
  'alcohol',
] as const

export type Context = (typeof CONTEXTS)[number]

/** A closed gate switches off whatever encourages potassium: kidney problems or a potassium-raising medicine. */
export function isGateClosed(context: ReadonlySet<Context>): boolean {
  return context.has('kidney') || context.has('potassium-raising-medicine')
}

/** Nothing may encourage potassium: the gate is closed, or a diuretic of a kind we do not know is ticked. */
export function mayEncouragePotassium(context: ReadonlySet<Context>): boolean {
  return !isGateClosed(context) && !context.has('diuretics')
}
