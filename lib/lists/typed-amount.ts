export type AmountProblem =
  | 'amount-missing'
  | 'amount-not-a-number'
  /** `1,000` is a thousand to some and one to others. */
  | 'amount-ambiguous'
  | 'amount-negative'
  | 'amount-zero'

export type TypedAmount =
  | { readonly ok: true; readonly amount: number }
  | { readonly ok: false; readonly problem: AmountProblem }

const FRACTIONS: Readonly<Record<string, string>> = { '½': '1/2', '¼': '1/4', '¾': '3/4', '⅓': '1/3', '⅔': '2/3' }

/** Reads an amount as people write it: `1.5`, `1,5`, `1/2`, `1 ½`. */
export function readAmount(typed: string): TypedAmount {
  const text = typed
    .replace(/[½¼¾⅓⅔]/g, (sign) => ` ${FRACTIONS[sign]}`)
    .replace(/\s+/g, ' ')
    .replace(/^[−–]/, '-')
    .trim()
  if (text === '') return { ok: false, problem: 'amount-missing' }
  if (/^-?[1-9]\d{0,2}(,\d{3})+$/.test(text)) return { ok: false, problem: 'amount-ambiguous' }
  const amount = fraction(text) ?? decimal(text)
  if (amount === null || !Number.isFinite(amount)) return { ok: false, problem: 'amount-not-a-number' }
  if (amount < 0) return { ok: false, problem: 'amount-negative' }
  if (amount === 0) return { ok: false, problem: 'amount-zero' }
  return { ok: true, amount }
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
