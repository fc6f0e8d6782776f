import type { NameRules } from '../../schemas/name-rules'

const WORD = /[\p{L}\p{N}&.'’]+(?:-[\p{L}\p{N}&.'’]+)*/gu
// The same where every character is ASCII, and several times quicker.
const ASCII_WORD = /[A-Za-z0-9&.']+(?:-[A-Za-z0-9&.']+)*/g
const IS_ASCII = /^[\x20-\x7e]*$/

/**
 * Names in capitals are read as words. One that is in capitals throughout, as labels are, becomes a sentence;
 * in one that is not, the words in capitals are brands and keep a capital each.
 */
export function settled(name: string, { capitals, anyCapital }: NameRules): string {
  if (isSettled(name)) return name
  const shouted = isShouted(name)
  if (shouted && !anyCapital.test(name)) return name.toLowerCase()
  return name.replace(IS_ASCII.test(name) ? ASCII_WORD : WORD, (word) => {
    const lower = word.toLowerCase()
    if (!shouted && !/\p{Lu}{2}/u.test(word)) return word
    if (capitals.has(lower)) return word.toUpperCase()
    if (/\d/.test(word) && !shouted) return word
    if (shouted) return lower
    return lower.replace(/^mc\p{L}|(?:^|-)\p{L}/gu, raised)
  })
}

/** Whether a name has small letters, and nowhere two capitals side by side. */
export function isSettled(name: string): boolean {
  return !isShouted(name) && !/\p{Lu}{2}/u.test(name)
}

function isShouted(name: string): boolean {
  return !/\p{Ll}/u.test(name)
}

function raised(start: string): string {
  return start.startsWith('mc') ? `Mc${start.slice(2).toUpperCase()}` : start.toUpperCase()
}
