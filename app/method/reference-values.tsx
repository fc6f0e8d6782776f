import { ScrollingTable } from '@/app/_ui/scrolling-table'
import { Section } from '@/app/_ui/section'
import { AuthorityChips } from '@/app/documents/authority-chips'
import { SALT_PER_SODIUM } from '@/lib/nutrition/amount'
import { formatMg } from '@/lib/nutrition/format'
import type { Thresholds } from '@/lib/nutrition/thresholds'

export function ReferenceValues({ thresholds }: { readonly thresholds: Thresholds }) {
  const { magnesium, potassium, sodium } = thresholds
  const rows = [
    { name: 'Magnesium', value: formatMg(magnesium.reference), authorities: magnesium.referenceAuthorities },
    { name: 'Potassium', value: formatMg(potassium.reference), authorities: potassium.referenceAuthorities },
    {
      name: 'Sodium',
      value: `at most ${formatMg(sodium.limit)}`,
      authorities: [...sodium.referenceAuthorities, 'who-sodium', 'eu-salt-equivalent'],
    },
  ]
  return (
    <Section id="reference-values" title="Reference values" aside="For one day, adults">
      <ScrollingTable
        caption="Reference values for one day, adults"
        className="rule-table"
        columns={['Mineral', 'A day', 'Whose number']}
      >
        <tbody>
          {rows.map(({ name, value, authorities }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="nowrap">{value}</td>
              <td>
                <AuthorityChips ids={authorities} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollingTable>
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
