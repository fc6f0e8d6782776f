/** What a terminal would obey, or nobody sees: controls, signs that change the direction of text, halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** Text for a terminal, in which whatever is not for reading is written out: `\u{1b}`. Lines and tabs stay. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (sign, at: number) => {
    const isLine = sign === '\n' || sign === '\t' || (sign === '\r' && text[at + 1] === '\n')
    return isLine ? sign : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`
  })
}
