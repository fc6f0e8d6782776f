import type { Metadata } from 'next'
import { Disclaimer } from '@/app/_ui/disclaimer'
import { markupPerVersion } from '@/app/_ui/markup'
import { Section } from '@/app/_ui/section'
import { SharedMain } from '@/app/_ui/shared-main'
import { SHARED } from '@/app/delivery'
import { thresholds } from '@/lib/content/thresholds'
import { catalogue } from '@/lib/db/catalogue'
import { href } from '@/lib/urls'
import { AuthorityList } from './authority-list'
import { exampleFoods } from './example-foods'
import { LimitsOfMethod } from './limits-of-method'
import './method.css'
import { ReferenceValues } from './reference-values'
import { RuleList } from './rule-list'
import { RuleTable } from './rule-table'
import { TieBreakers } from './tie-breakers'
import { TileAnatomy } from './tile-anatomy'
import { TileStates } from './tile-states'
import { TwoFacts } from './two-facts'

export const metadata: Metadata = {
  ...SHARED,
  title: 'Method',
  description: 'How to read a tile, every threshold of the tag rule and where it comes from, and when guidance speaks.',
}

/** Its examples are foods of the catalogue, which an import may change. */
export const dynamic = 'force-dynamic'

const CONTENTS = [
  { to: 'states', label: 'Tiles' },
  { to: 'chips', label: 'Measured and named' },
  { to: 'tag-rule', label: 'The tag rule' },
  { to: 'tie-breakers', label: 'Tie-breakers' },
  { to: 'reference-values', label: 'Reference values' },
  { to: 'guidance-rules', label: 'Guidance rules' },
  { to: 'authorities', label: 'Authorities' },
  { to: 'limits', label: 'Limits' },
] as const

const content = markupPerVersion(async () => {
  const { anatomy, nearMiss, mixed, states } = await exampleFoods()
  return (
    <>
      <h1>Method</h1>
      <p className="lede">
        Every food has three tiles: magnesium, potassium and sodium. A tile says how much, and how we judge it, four
        ways at once: a number, a word, a pattern and a colour. Take away the colour and nothing is lost.
      </p>
      <Disclaimer />
      <nav aria-label="On this page">
        <ul className="method-contents">
          {CONTENTS.map(({ to, label }) => (
            <li key={to}>
              <a href={`#${to}`}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      {anatomy !== null && <TileAnatomy food={anatomy} />}
      <TileStates states={states} mixed={mixed} />
      <TwoFacts food={nearMiss} />
      <Section id="tag-rule" title="The tag rule" aside="Every threshold, and whose it is">
        <p>
          The usual serving decides. The amount per 100 kcal is the second test, so that a food is not called rich only
          because much of it is eaten. Amounts per serving are first rounded as labels round them: magnesium to 1 mg,
          potassium and sodium to 5 mg, above 140 mg to 10 mg (
          <a href={href.authority('fda-label-rounding')}>FDA’s rounding</a>). Servings are{' '}
          <a href={href.authority('fda-reference-amounts')}>US reference amounts</a>.
        </p>
        <RuleTable thresholds={thresholds} />
        <p className="small quiet">
          Foods with at least {thresholds.kidneyPotassium} mg of potassium a serving are also marked for people with
          kidney problems (<a href="#T8">T8</a>, <a href={href.authority('niddk-potassium')}>NIDDK</a>).
        </p>
      </Section>
      <TieBreakers />
      <ReferenceValues thresholds={thresholds} />
      <RuleList />
      <AuthorityList />
      <LimitsOfMethod />
    </>
  )
})

export default async function MethodPage() {
  return <SharedMain className="page method" markup={await content(await catalogue().dataVersion())} />
}
