import type { FoodQuery } from '@/lib/catalogue/query'

/** Whether the foods are picked, or put first, for their potassium. */
export function picksPotassium({ tag, sort, order }: FoodQuery): boolean {
  return (
    tag.some((one) => one === 'potassium-rich' || one === 'potassium-source' || one === 'document-potassium') ||
    ((sort === 'potassium' || sort === 'potassium-sodium') && order === 'desc')
  )
}

/** Behind a closed gate, above foods that are picked for their potassium. */
export function PotassiumNote() {
  return (
    <p className="note gate-closed-only">
      <strong>You ticked kidney problems or a medicine that raises potassium.</strong> This is what food tables measure,
      not a list of what to eat. Set potassium with your clinician.
    </p>
  )
}
