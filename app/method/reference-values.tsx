import { Section } from '@/app/_ui/section'
import { SourcedTable } from '@/app/_ui/sourced-table'
import { AuthorityChips } from '@/app/documents/authority-chips'
import { SALT_PER_SODIUM } from '@/lib/nutrition/amount'
import { formatMg } from '@/lib/nutrition/format'
import type { Thresholds } from '@/lib/nutrition/thresholds'

function row(head: string, cell: string, authorities: readonly string[]) {
  return { head, cells: [cell], sources: <AuthorityChips ids={authorities} /> }
}

export function ReferenceValues({ thresholds }: { readonly thresholds: Thresholds }) {
  const { magnesium, potassium, sodium } = thresholds
  const forSodium = [...sodium.referenceAuthorities, 'who-sodium', 'eu-salt-equivalent']
  return (
    <Section id="reference-values" title="Reference values" aside="For one day, adults">
      <SourcedTable
        caption="Reference values for one day, adults"
        className="rule-table"
        columns={['Mineral', 'A day', 'Whose number']}
        rows={[
          row('Magnesium', formatMg(magnesium.reference), magnesium.referenceAuthorities),
          row('Potassium', formatMg(potassium.reference), potassium.referenceAuthorities),
          row('Sodium', `at most ${formatMg(sodium.limit)}`, forSodium),
        ]}
        cellClass="nowrap"
      />
      <ul className="bullets">
        <li>
          <strong>Why {formatMg(potassium.reference)} of potassium and not 4,700.</strong> US labels use 4,700 mg. That
          number goes back to an intake set in 2005, which the US academies withdrew in 2019; they now give 3,400 mg for
          men and 2,600 mg for women. WHO and EFSA say about 3,500 mg. Against 4,700 mg hardly any food would be rich.
        </li>
        <li>
          <strong>Two sodium levels.</strong> Above 2,300 mg a day the US academies advise adults to cut down. WHO’s
          advice for adults is stricter, under 2,000 mg. Our limit is {formatMg(sodium.limit)}; guidance names both.
          Salt is sodium times {SALT_PER_SODIUM}.
        </li>
        <li>
          <strong>References are for comparing foods.</strong> They are not a target for you. Yours may differ with age,
          sex, pregnancy, kidneys and medicines.
        </li>
      </ul>
    </Section>
  )
}
