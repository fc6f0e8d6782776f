import type { Metadata } from 'next'
import { AuthorityChip, ClaimChip } from '@/app/_ui/chips'
import { Disclaimer } from '@/app/_ui/disclaimer'
import { Tile } from '@/app/_ui/tile'
import { authority } from '@/lib/content/authorities'
import { claimPlace } from '@/lib/content/claims'
import { thresholds } from '@/lib/content/thresholds'
import { href } from '@/lib/urls'
import { AuthorityList } from './authority-list'
import { LimitsOfMethod } from './limits-of-method'
import './method.css'
import { ReferenceValues } from './reference-values'
import { RuleList } from './rule-list'
import { RuleTable } from './rule-table'
import { TieBreakers } from './tie-breakers'
import { TileAnatomy, TileStates } from './tiles'

export const metadata: Metadata = {
  title: 'Method',
  description: 'How to read a tile, every threshold of the tag rule and where it comes from, and when guidance speaks.',
}

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

function TwoFacts() {
  const { name, says } = authority('fda-good-source')
  return (
    <section aria-labelledby="chips">
      <div className="head">
        <h2 id="chips">Measured and named are two facts</h2>
        <p>Different shapes, so nobody takes one for the other</p>
      </div>
      <div className="pair">
        <div>
          <h3>Measured</h3>
          <div>
            <Tile mineral="magnesium" level="none" mg={40} of="per serving" percent={null} size="compact" />
          </div>
          <p className="small">
            A square cell. A figure from a food table, judged by our rule. Raw kale has 40 mg of magnesium a serving, 2
            mg under our cut-off of {thresholds.magnesium.sourceServing}, so it gets no tag.
          </p>
        </div>
        <div>
          <h3>Named by an article</h3>
          <div>
            <ClaimChip id="B59" place={claimPlace('B59')} />
          </div>
          <p className="small">
            A round chip with the number of the claim. The article names kale for magnesium and potassium. It gives no
            figure.
          </p>
        </div>
        <div>
          <h3>Set by an authority</h3>
          <div>
            <AuthorityChip id="fda-good-source" name={name} says={says} />
          </div>
          <p className="small">
            A square stamp with a double edge. The articles give no thresholds. Those are ours, each with its published
            origin.
          </p>
        </div>
      </div>
    </section>
  )
}

export default function MethodPage() {
  return (
    <main className="page method" id="main">
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
      <TileAnatomy thresholds={thresholds} />
      <TileStates />
      <TwoFacts />
      <section aria-labelledby="tag-rule">
        <div className="head">
          <h2 id="tag-rule">The tag rule</h2>
          <p>Every threshold, and whose it is</p>
        </div>
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
      </section>
      <TieBreakers />
      <ReferenceValues thresholds={thresholds} />
      <RuleList />
      <AuthorityList />
      <LimitsOfMethod />
    </main>
  )
}
