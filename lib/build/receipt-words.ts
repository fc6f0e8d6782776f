import type { Receipt } from '../nutrition/receipt'

const VERDICTS: Readonly<Record<Receipt['verdict'], string>> = {
  given: 'given',
  missed: 'missed',
  'not-measured': 'a figure is not published',
  'stronger-tag': 'it has the stronger tag',
  'sodium-wins': 'withheld, being high in sodium',
  'never-source': 'never counted as a source',
}

const BASES = { serving: 'in a serving', '100kcal': 'in 100 kcal', '100g': 'in 100 g', '50g': 'in 50 g' } as const

/** A receipt in one line: the verdict, and each comparison with its figure. */
export function receiptWords(receipt: Receipt): string {
  const checks = receipt.checks.map(
    ({ basis, value, comparison, threshold }) =>
      `${Math.round(value * 100) / 100} mg ${BASES[basis]}, ${comparison} ${threshold}`,
  )
  return [VERDICTS[receipt.verdict], ...checks].join(': ')
}
