import { SourcedTable } from '@/app/_ui/sourced-table'
import { AuthorityChips } from '@/app/documents/authority-chips'
import { formatMg } from '@/lib/nutrition/format'
import type { RichThresholds, SodiumThresholds, Thresholds } from '@/lib/nutrition/thresholds'

type Row = { readonly tag: string; readonly rule: string; readonly authorities: readonly string[] }

function richRows(word: string, t: RichThresholds): readonly Row[] {
  const share = (value: number) => `${Math.round((value / t.reference) * 100)}% of the reference`
  return [
    {
      tag: `${word}-rich`,
      rule: `A serving has at least ${formatMg(t.richServing)} (${share(t.richServing)}), and 100 kcal of the food have at least ${formatMg(t.richDensity)}. Or a serving has at least ${formatMg(t.richServingAlone)} (${share(t.richServingAlone)}), and 100 kcal have at least ${formatMg(t.sourceDensity)}.`,
      authorities: t.richAuthorities,
    },
    {
      tag: `${word} source`,
      rule: `A serving has at least ${formatMg(t.sourceServing)} (${share(t.sourceServing)}), and 100 kcal have at least ${formatMg(t.sourceDensity)} (${share(t.sourceDensity)}).`,
      authorities: t.sourceAuthorities,
    },
  ]
}

function sodiumRows(t: SodiumThresholds): readonly Row[] {
  const share = (value: number) => `${Math.round((value / t.limit) * 100)}% of the limit`
  return [
    {
      tag: 'High sodium',
      rule: `A serving has at least ${formatMg(t.highServing)} (${share(t.highServing)}). Or 100 g have more than ${formatMg(t.highPer100g)} (a drink: ${formatMg(t.highDrinkPer100g)}), and a serving has at least ${formatMg(t.highFloorServing)} (${share(t.highFloorServing)}).`,
      authorities: t.highAuthorities,
    },
    {
      tag: 'Moderate sodium',
      rule: 'Neither high nor low.',
      authorities: [...new Set([...t.highAuthorities, ...t.lowAuthorities])],
    },
    {
      tag: 'Low sodium',
      rule: `A serving has at most ${formatMg(t.lowServing)}. If the serving is ${t.smallServingGrams} g or less, 50 g have at most ${formatMg(t.lowServing)} too, unless the serving gives no more than ${formatMg(t.smallServingExempt)}.`,
      authorities: t.lowAuthorities,
    },
  ]
}

/** Every threshold of the tag rule, with whose number it is. */
export function RuleTable({ thresholds }: { readonly thresholds: Thresholds }) {
  const rows = [
    ...richRows('Magnesium', thresholds.magnesium),
    ...richRows('Potassium', thresholds.potassium),
    ...sodiumRows(thresholds.sodium),
  ]
  return (
    <SourcedTable
      caption="The tag rule, with every threshold"
      className="rule-table"
      columns={['Tag', 'Given when', 'Where the numbers come from']}
      rows={rows.map(({ tag, rule, authorities }) => ({
        head: tag,
        cells: [rule],
        sources: <AuthorityChips ids={authorities} />,
      }))}
    />
  )
}
