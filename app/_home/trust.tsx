import { Section } from '@/app/_ui/section'
import { claims } from '@/lib/content/claims'
import { formatCount } from '@/lib/nutrition/format'

/** Why our word need not be taken for it. */
export function Trust({ unknown }: { readonly unknown: number }) {
  return (
    <Section id="trust" title="Why you can check us">
      <dl className="trust">
        <div>
          <dt>Every tag has a receipt</dt>
          <dd>The amount, the serving, the rule, by how much it passes or misses, and the record it was read from.</dd>
        </div>
        <div>
          <dt>Two articles, {formatCount(claims().length)} claims</dt>
          <dd>Guidance is drawn from two articles. Where an authority sees it differently, we say so beside it.</dd>
        </div>
        <div>
          <dt>Unknown is not zero</dt>
          <dd>
            {formatCount(unknown)} amounts in the catalogue were not published. Each is drawn as unknown, and every sum
            tells how many foods it covers.
          </dd>
        </div>
        <div>
          <dt>Nothing about your health leaves this browser</dt>
          <dd>No account. What you tick is not sent, not kept on a server, and gone with one click.</dd>
        </div>
      </dl>
    </Section>
  )
}
