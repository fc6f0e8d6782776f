/** How much of a food somebody means: in grams, or so many of the food's household portions. */
export type Measure =
  | { readonly unit: 'grams'; readonly grams: number }
  | { readonly unit: 'portion'; readonly portion: string; readonly quantity: number }

/** The serving is a measure of every food, beside its own portions. */
export const SERVING_PORTION = 'serving'
