/** Rows that share a key, in the order they came. */
export type Group<T> = readonly [key: number, rows: readonly T[]]
