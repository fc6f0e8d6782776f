import { tagLabel } from '@/lib/catalogue/words'
import { authority } from '@/lib/content/authorities'
import { formatGrams, formatMg } from '@/lib/nutrition/format'
import type { Check, Receipt } from '@/lib/nutrition/receipt'
import { AuthorityChip } from './chips'

/** What is compared with a cut-off, and the unit that follows its figures. */
const MEASURED: Readonly<Record<Check['basis'], { readonly label: string; readonly unit: string }>> = {
  serving: { label: 'In a serving of', unit: '' },
  '100kcal': { label: 'For its energy', unit: ' per 100 kcal' },
  '100g': { label: 'By weight', unit: ' per 100 g' },
  '50g': { label: 'As a small serving', unit: ' per 50 g' },
}

function verdictWords({ verdict, mineral, densitySkipped, per100g }: Receipt): string | null {
  switch (verdict) {
    case 'given':
      return densitySkipped ? 'Next to no energy, so the test per 100 kcal is left out.' : null
    case 'missed':
      return null
    case 'not-measured':
      return per100g === null
        ? `Not measured: the table gives no ${mineral} for this record, so no tag is given. That is not zero.`
        : 'The table gives no energy for this record, so the test per 100 kcal cannot be made and no tag is given.'
    case 'stronger-tag':
      return 'Passes, but the stronger tag stands instead.'
    case 'sodium-wins':
      return `Passes, but the food is high in sodium. Sodium wins: the ${mineral} tag is held back or lowered, and the figure stands.`
    case 'never-source':
      return 'Passes, but salt substitutes, supplements, baking chemicals, alcoholic drinks and areca nut never count as sources.'
  }
}

type ReceiptViewProps = {
  readonly receipt: Receipt
  readonly dataset: string
  /** What there is to know of how the serving was measured. */
  readonly servingNote?: string | null
}

/** The sum behind a tag, line by line, as on a till receipt: for a tag given and for one that was not. */
export function ReceiptView({ receipt, dataset, servingNote = null }: ReceiptViewProps) {
  const { source, per100g, servingGrams, checks } = receipt
  const words = verdictWords(receipt)
  return (
    <div className="receipt">
      <h3 className="receipt-tag">
        {tagLabel(receipt.tag)}, {receipt.verdict === 'given' ? 'given' : 'not given'}
      </h3>
      <dl>
        <dt>Measured</dt>
        <dd>{per100g === null ? 'not measured' : `${formatMg(per100g)} per 100 g`}</dd>
        <dt>Usual serving</dt>
        <dd>{formatGrams(servingGrams)}</dd>
        {checks.map((check) => {
          const { label, unit } = MEASURED[check.basis]
          return (
            <div className="sums" key={`${check.basis} ${check.comparison} ${check.threshold}`}>
              <dt>{check.basis === 'serving' ? `${label} ${formatGrams(servingGrams)}` : label}</dt>
              <dd>
                {formatMg(check.value)}
                {unit}
              </dd>
              <dt>Our cut-off</dt>
              <dd>
                {check.comparison} {formatMg(check.threshold)}
                {unit}
              </dd>
              <dt className="sum">{check.passes ? 'Passes by' : 'Misses by'}</dt>
              <dd className="sum">{formatMg(Math.abs(check.margin))}</dd>
            </div>
          )
        })}
      </dl>
      {checks.some(({ basis }) => basis === 'serving') && (
        <p className="tiny">Amounts in a serving are rounded first, as on a food label.</p>
      )}
      {servingNote !== null && <p className="tiny">{servingNote}</p>}
      {words !== null && <p className="small">{words}</p>}
      <p className="tiny">
        Record {source.record}, {dataset}, release {source.release}.
      </p>
      <p className="chips">
        {receipt.authorities.map((id) => (
          <AuthorityChip key={id} {...authority(id)} />
        ))}
      </p>
    </div>
  )
}
