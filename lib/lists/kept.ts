/** How long things of people are kept, in days on which the store was in use. */
export const KEPT_DAYS = {
  /** What somebody removed, to be brought back. */
  removed: 30,
  /** What came of an edit, so that one that is sent again is answered the same. */
  envelopes: 90,
  /** All of somebody who does not come back: two years. */
  unseen: 730,
} as const
