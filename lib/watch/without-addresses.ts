/** Pages of people, up to the next space: which list it is, and what was asked of it, are theirs. */
const OF_PEOPLE = /\/lists\/\S*/gi
/** What was searched for, or typed into a form. */
const QUERY = /\?\S+/g

/** A text of somebody else's without what the addresses in it may tell of a person. */
export function withoutAddresses(text: string): string {
  return text.replace(OF_PEOPLE, '/lists/…').replace(QUERY, '?…')
}
