import { Section } from '@/app/_ui/section'
import { thresholds } from '@/lib/content/thresholds'
import { formatMg } from '@/lib/nutrition/format'
import { href } from '@/lib/urls'

export function LimitsOfMethod() {
  return (
    <Section id="limits" title="Limits of the whole method">
      <ul className="bullets">
        <li>
          <strong>A serving is a convention.</strong> The rule leans on a legal table of usual servings. People eat two
          of some and half of others. Change the portion on a food’s page to see your own.
        </li>
        <li>
          <strong>Cut-offs are sharp, foods are not.</strong> A food may miss one by a milligram. The receipt says by
          how much, so that you can judge.
        </li>
        <li>
          <strong>Some amounts are unknown.</strong> Tables leave gaps. Unknown gives no tag, and totals say “at least”.{' '}
          <a href={href.data()}>How many there are</a>
        </li>
        <li>
          <strong>One release for each food.</strong> Soil, season, brand and recipe differ, and so do releases of one
          table. Each food keeps to one record and prints it.
        </li>
        <li>
          <strong>The potassium floor of {formatMg(thresholds.potassium.sourceServing)} a serving is ours.</strong> It
          is borrowed from kidney diet sheets and is not a legal level. It lets in lean meat and fish, which is right
          but may surprise.
        </li>
        <li>
          <strong>The articles are popular and unreferenced.</strong> Guidance says what they say, and where authorities
          differ it says that too. <a href={href.documents()}>How far to trust them</a>
        </li>
        <li>
          <strong>Adults only.</strong> References are for adults who are not pregnant. They do not fit children, and
          may not fit you if you are ill.
        </li>
        <li>
          <strong>Only three minerals.</strong> A food is more than its magnesium, potassium and sodium. Nothing here
          says that a food is good or bad.
        </li>
      </ul>
    </Section>
  )
}
