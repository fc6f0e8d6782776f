import { Section } from '@/app/_ui/section'
import { Term } from '@/app/_ui/term'
import { claims } from '@/lib/content/claims'
import { formatCount } from '@/lib/nutrition/format'

/** Why our word need not be taken for it. */
export function Trust({ unknown }: { readonly unknown: number }) {
  return (
    <Section id="trust" title="Why you can check us">
      <dl className="trust">
        <Term name="Every tag has a receipt">
          The amount, the serving, the rule, by how much it passes or misses, and the record it was read from.
        </Term>
        <Term name={`Two articles, ${formatCount(claims().length)} claims`}>
          Guidance is drawn from two articles. Where an authority sees it differently, we say so beside it.
        </Term>
        <Term name="Unknown is not zero">
          {formatCount(unknown)} amounts in the catalogue were not published. Each is drawn as unknown, and every sum
          tells how many foods it covers.
        </Term>
        <Term name="Nothing about your health leaves this browser">
          No account. What you tick is not sent, not kept on a server, and gone with one click.
        </Term>
      </dl>
    </Section>
  )
}
