import { Section } from '@/app/_ui/section'
import { Term } from '@/app/_ui/term'
import { KEPT_DAYS } from '@/lib/lists/kept'
import { href } from '@/lib/urls'

/** What a copy of the site knows of whoever uses it, and for how long. */
export function KeptOfYou() {
  return (
    <Section id="kept" title="What is kept of you" aside="No account, no name, no address">
      <dl className="source-list">
        <Term name="Your lists">
          Kept by whoever runs this copy, under a random number that only a cookie in your browser knows, with the day
          on which you were last here. The cookie lasts 400 days and is renewed whenever you open{' '}
          <a href={href.lists()}>your lists</a>.
        </Term>
        <Term name="What you remove">
          Can be brought back for {KEPT_DAYS.removed} days. Then it is erased. What came of each change is kept for{' '}
          {KEPT_DAYS.envelopes} days, so that none is made twice.
        </Term>
        <Term name="If you do not come back">
          After two years everything under your number is erased. Days on which this site does not run do not count.
        </Term>
        <Term name="Kidneys, medicines and the other ticks">
          Stay in your browser. They are not sent, and one click there erases them.
        </Term>
        <Term name="Your network address">
          Counted in memory for an hour at most, so that nobody takes more than a fair share. This site writes it down
          nowhere.
        </Term>
        <Term name="Backups">
          Whoever runs this copy may make some, and each upgrade that changes the tables makes one. What was erased is
          in those made before, for as long as they are kept.
        </Term>
      </dl>
    </Section>
  )
}
