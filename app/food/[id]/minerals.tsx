import { datasetOf } from '@/lib/content/reference-data'
import { thresholds } from '@/lib/content/thresholds'
import { inGrams } from '@/lib/nutrition/amount'
import type { Food } from '@/lib/nutrition/food'
import { formatGrams } from '@/lib/nutrition/format'
import { judge } from '@/lib/nutrition/levels'
import { SERVING_PORTION } from '@/lib/nutrition/measure'
import { MINERALS } from '@/lib/nutrition/mineral'
import { receipts } from '@/lib/nutrition/receipts'
import { MineralColumn } from './mineral-column'
import type { PortionChoice } from './portion-choice'

type MineralsProps = { readonly food: Food; readonly choice: PortionChoice; readonly servingNote: string | null }

/** The three minerals in the chosen portion, each with its receipts. */
export function Minerals({ food, choice, servingNote }: MineralsProps) {
  const levels = judge(food, thresholds)
  const all = receipts(food, thresholds)
  const isServing = choice.id === SERVING_PORTION
  const of = isServing ? 'per serving' : `in ${choice.label}`
  return (
    <section className="three" aria-labelledby="three">
      <h2 id="three" className="unseen">
        Minerals {of}
      </h2>
      <ul>
        {MINERALS.map((mineral) => (
          <MineralColumn
            key={mineral}
            mineral={mineral}
            levels={levels}
            mg={inGrams(food.amounts[mineral], choice.grams)}
            of={of}
            isServing={isServing}
            receipts={all.filter((receipt) => receipt.mineral === mineral)}
            servingNote={servingNote}
            dataset={datasetOf(food.source)?.name ?? food.source.id}
          />
        ))}
      </ul>
      {!isServing && (
        <p className="small quiet after">
          Amounts are for {choice.label}. Tags are always given for one usual serving of{' '}
          {formatGrams(food.serving.grams)}.
        </p>
      )}
      {levels.mixed && (
        <p className="note after">
          <strong>Mixed.</strong> It carries magnesium or potassium and is high in sodium as well, so it never counts as
          a good source in guidance.
        </p>
      )}
    </section>
  )
}
