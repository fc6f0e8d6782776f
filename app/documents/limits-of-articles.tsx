import { Section } from '@/app/_ui/section'
import { href } from '@/lib/urls'

export function LimitsOfArticles() {
  return (
    <Section id="limits" title="How far to trust them" aside="What they are, and what they are not">
      <ul className="limits">
        <li>
          <strong>They are popular web articles.</strong> They were written to be read, not to be checked. They are not
          guidelines.
        </li>
        <li>
          <strong>Their references are bare numbers.</strong> Article A counts to nine and article B to four, with no
          text behind any number. No claim can be traced to a study, so “studies suggest” stays “the article says
          studies suggest”.
        </li>
        <li>
          <strong>The questions of their FAQs are missing.</strong> Only the answers survive. We cite them by number.
          Every question you see there is ours.
        </li>
        <li>
          <strong>They give no thresholds.</strong> No intake, no serving, no limit. Every number on this site comes
          from somewhere else, and <a href={href.method()}>the method page</a> says where.
        </li>
        <li>
          <strong>They pull apart in places.</strong> Article A says most people take in too little magnesium (
          <a href={href.claim('A01')}>A01</a>); article B says most healthy people get enough (
          <a href={href.claim('B29')}>B29</a>). We show both.
        </li>
        <li>
          <strong>They leave things out.</strong> Nothing on salt substitutes, pregnancy, children, or medicines that
          raise potassium. What we say about those comes from authorities, marked by a double-edged stamp.
        </li>
        <li>
          <strong>Where they are contested, we say so.</strong> A note stands beside the claim. Claims are in our own
          words throughout.
        </li>
      </ul>
    </Section>
  )
}
