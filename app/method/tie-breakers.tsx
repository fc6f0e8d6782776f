import { Section } from '@/app/_ui/section'
import { thresholds } from '@/lib/content/thresholds'
import { formatMg } from '@/lib/nutrition/format'

const TIE_BREAKERS: readonly { readonly id: string; readonly name: string; readonly text: string }[] = [
  {
    id: 'T1',
    name: 'Two facts, two chips',
    text: 'That an article names a food, and what was measured in it, are separate facts. Each has its own chip and neither overrides the other. Where they differ, the food’s page says so.',
  },
  {
    id: 'T2',
    name: 'Sodium wins',
    text: 'If a food is high in sodium and has more sodium than potassium, its potassium tag is withheld. With less sodium than potassium, “rich” is shown as “source”. Either way the food is marked mixed and never counts as a positive.',
  },
  {
    id: 'T3',
    name: 'Missing is not zero',
    text: 'Where a table gives no figure, we say “not measured”. No tag is given, and every total says how many foods it covers.',
  },
  {
    id: 'T4',
    name: 'Which serving',
    text: 'First the legal reference amount for that kind of food, then the table’s own household measure, then 100 g. A dry mix or powder is never judged at the size of the drink it makes.',
  },
  {
    id: 'T5',
    name: 'Hardly any energy',
    text: `Under ${thresholds.densityFloorKcal} kcal in 100 g, the test per 100 kcal would blow up. Coffee, tea and salt are judged by the serving alone.`,
  },
  {
    id: 'T6',
    name: 'As it is eaten',
    text: '“Boiled with salt” and “boiled without salt” are different foods. A dry bean is never judged at the serving of a cooked one.',
  },
  {
    id: 'T7',
    name: 'Never a source',
    text: 'Salt substitutes, cream of tartar, baking powder, supplements, fortified shakes, alcoholic drinks and areca nut never get a magnesium or potassium tag. Salt substitutes carry a warning only.',
  },
  {
    id: 'T8',
    name: 'Kidneys and medicines',
    text: `From ${formatMg(thresholds.kidneyPotassium)} of potassium a serving, a food is marked for people with kidney problems or a medicine that raises potassium, whatever its tags say. The mark is shown to them only.`,
  },
  {
    id: 'T9',
    name: 'Our words, not the label’s',
    text: 'A tag here means “by our cut-off”. Words such as “low sodium” or “good source” have legal meanings on labels; we do not use them as label claims.',
  },
]

export function TieBreakers() {
  return (
    <Section id="tie-breakers" title="Where the rule alone is not enough" aside={`${TIE_BREAKERS.length} tie-breakers`}>
      <ol className="entries">
        {TIE_BREAKERS.map(({ id, name, text }) => (
          <li key={id} id={id} className="entry">
            <h3>
              <span className="entry-id">{id}</span> {name}
            </h3>
            <p className="small">{text}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
