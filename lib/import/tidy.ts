/** What nobody sees, or what would be obeyed: controls, signs that change the direction of text, halves of characters. */
const INVISIBLE = /[\p{Cf}\p{Cs}]/gu
const UNTIDY = /\s\s|[^\S ]|[\p{Cc}\p{Cf}\p{Cs}]/u
const GAPS = /[\s\p{Cc}]+/gu

/** No name of a published table has more characters; what has is cut. */
const MOST_CHARACTERS = 1000

/**
 * Published words on one line, without space around them, and without anything that is not for reading: no control, no
 * sign that turns text around, nothing invisible. Nobody has to clean them again, on a page or a terminal.
 */
export function tidy(text: string): string {
  const trimmed = text.trim()
  const clean = UNTIDY.test(trimmed) ? trimmed.replace(INVISIBLE, '').replace(GAPS, ' ').trim() : trimmed
  return clean.length > MOST_CHARACTERS ? `${cut(clean)}…` : clean
}

/** Not between the halves of a character. */
function cut(text: string): string {
  return text.slice(0, MOST_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, '')
}

/** The same of what may be missing; null where it says nothing. */
export function orNull(text: string | number | null | undefined): string | null {
  const words = tidy(String(text ?? ''))
  return words === '' ? null : words
}
