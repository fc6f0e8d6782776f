import { done, type Result, refused } from './refusal'

const FRACTIONS: Readonly<Record<string, string>> = { '½': '1/2', '¼': '1/4', '¾': '3/4', '⅓': '1/3', '⅔': '2/3' }

/** Reads an amount as people write it: `1.5`, `1,5`, `1/2`, `1 ½`. */
export function readAmount(typed: string): Result<number> {
  const text = typed
    .replace(/[½¼¾⅓⅔]/g, (sign) => ` ${FRACTIONS[sign]}`)
    .replace(/\s+/g, ' ')
    .replace(/^[−–]/, '-')
    .trim()
  if (text === '') return refused('amount-missing')
  if (/^-?[1-9]\d{0,2}(,\d{3})+$/.test(text)) return refused('amount-ambiguous')
  const amount = fraction(text) ?? decimal(text)
  if (amount === null || !Number.isFinite(amount)) return refused('amount-not-a-number')
  if (amount < 0) return refused('amount-negative')
  if (amount === 0) return refused('amount-zero')
  return done(amount)
}

function decimal(text: string): number | null {
  return /^-?(\d+([.,]\d*)?|[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) : null
}

function fraction(text: string): number | null {
  const parts = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(text)
  if (parts === null) return null
  const whole = parts[1] === undefined ? 0 : Number(parts[1])
  return whole + Number(parts[2]) / Number(parts[3])
}
