import { rule } from '@/lib/content/guidance'
import { ClaimChips } from './claim-chips'

/** Rule S5, wherever symptoms or deficiencies are spoken of. */
export function SymptomCaution() {
  return rule('S5').says.map(({ heading, text, claims }) => (
    <div key={heading} className="note symptom-caution">
      <p>
        <strong>{heading}.</strong> {text}
      </p>
      {claims !== 'of-the-naming' && <ClaimChips ids={claims} />}
    </div>
  ))
}
