import type { NameRules } from './rules'

const WORD = /[\p{L}\p{N}&.'’]+(?:-[\p{L}\p{N}&.'’]+)*/gu

/**
 * Names in capitals are read as words. One that is in capitals throughout, as labels are, becomes a sentence;
 * in one that is not, the words in capitals are brands and keep a capital each.
 */
export function settled(name: string, { capitals }: NameRules): string {
  const shouted = !/\p{Ll}/u.test(name)
  if (!shouted && !/\p{Lu}{2}/u.test(name)) return name
  return name.replace(WORD, (word) => {
    const lower = word.toLowerCase()
    if (!/\p{Lu}{2}/u.test(word) && !shouted) return word
    if (capitals.has(lower)) return word.toUpperCase()
    if (/\d/.test(word) && !shouted) return word
    if (shouted) return lower
    return lower.replace(/^mc\p{L}|(?:^|-)\p{L}/gu, raised)
  })
}

function raised(start: string): string {
  return start.startsWith('mc') ? `Mc${start.slice(2).toUpperCase()}` : start.toUpperCase()
}
