import fc from 'fast-check'

/** What has no place on a page or a terminal: controls, format characters, separators of lines, halves of characters. */
export const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

const SIGNS = [
  ...['\u001b[31m', '\u001b]0;title\u0007', '\u001b[2J', '\u0007', '\b', '\r', '\n', '\t', '\0', '\u007f'],
  ...['\u0080', '\u0085', '\u009b31m', '\u009d', '\u00ad', '\u061c', '\u200b', '\u200d', '\u200e', '\u200f'],
  ...['\u2028', '\u2029', '\u202a', '\u202e', '\u2066', '\u2069', '\ufeff', '\ufff9', '\u{e0041}', '\ud800', '\udfff'],
] as const

/** Text in which such signs stand anywhere between others. */
export function hostileText(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...SIGNS) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    { weight: 2, arbitrary: fc.constantFrom('kale', ' ', '"', ',', '=', '\\', '豆', '🥬') },
  )
  return fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''))
}
