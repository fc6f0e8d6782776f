import type { Metadata } from 'next'
import { Disclaimer } from '@/app/_ui/disclaimer'
import { Section } from '@/app/_ui/section'
import { SharedMain } from '@/app/_ui/shared-main'
import { SHARED } from '@/app/delivery'
import { claims } from '@/lib/content/claims'
import { documents } from '@/lib/content/documents'
import { href } from '@/lib/urls'
import './documents.css'
import { LimitsOfArticles } from './limits-of-articles'

export const metadata: Metadata = {
  ...SHARED,
  title: 'The two articles',
  description: 'What the two articles behind our guidance say, claim by claim, and how far to trust them.',
}

export default function DocumentsPage() {
  return (
    <SharedMain className="page documents">
      <h1>The two articles</h1>
      <p className="lede">
        What we say about a list comes from two articles. Here is everything they say, claim by claim, in our words. Any
        sentence on this site can be followed back to a claim.
      </p>
      <Disclaimer />
      <div className="articles">
        {documents().map(({ letter, title, subject, sections }) => (
          <section key={letter} aria-labelledby={`article-${letter}`}>
            <h2 id={`article-${letter}`}>
              <span className="letter" aria-hidden="true">
                {letter}
              </span>
              <span className="unseen">Article {letter}: </span>
              {title}
            </h2>
            <p className="small quiet">
              On {subject}. {claims().filter((claim) => claim.document === letter).length} claims in {sections.length}{' '}
              sections.
            </p>
            <a className="go" href={href.document(letter)}>
              Read article {letter}, claim by claim
            </a>
          </section>
        ))}
      </div>
      <LimitsOfArticles />
      <Section id="by-topic" title="Both articles by topic">
        <p className="articles-topics">
          The same claims, put together by subject and drawn where a drawing helps. <a href={href.topics()}>Topics</a>
        </p>
      </Section>
    </SharedMain>
  )
}
