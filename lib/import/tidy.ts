const UNTIDY = /\s\s|[^\S ]|\0/

/** Published words on one line, without space around them. */
export function tidy(text: string): string {
  const trimmed = text.trim()
  return UNTIDY.test(trimmed) ? trimmed.replace(/[\s\0]+/g, ' ') : trimmed
}

/** The same of what may be missing; null where it says nothing. */
export function orNull(text: string | number | null | undefined): string | null {
  const words = tidy(String(text ?? ''))
  return words === '' ? null : words
}
