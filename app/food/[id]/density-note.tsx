import { formatMg } from '@/lib/nutrition/format'
import type { Receipt } from '@/lib/nutrition/receipt'

/** Why a bar goes past its cut-off where no tag is given: the serving has enough, for its energy the food has not. */
export function DensityNote({ receipts }: { readonly receipts: readonly Receipt[] }) {
  const missed = receipts.find(({ tag, verdict }) => verdict === 'missed' && tag.endsWith('-source'))
  const inServing = missed?.checks.find(({ basis }) => basis === 'serving')
  const forEnergy = missed?.checks.find(({ basis }) => basis === '100kcal')
  if (inServing?.passes !== true || forEnergy === undefined || forEnergy.passes) return null
  return (
    <p className="tiny">
      Enough in a serving, but {formatMg(Math.abs(forEnergy.margin))} short of {formatMg(forEnergy.threshold)} per 100
      kcal: no tag.
    </p>
  )
}
