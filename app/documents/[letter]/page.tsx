import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Disclaimer } from '@/app/_ui/disclaimer'
import { Section } from '@/app/_ui/section'
import { SharedMain } from '@/app/_ui/shared-main'
import { SHARED } from '@/app/delivery'
import { claims } from '@/lib/content/claims'
import { document, documents } from '@/lib/content/documents'
import { href } from '@/lib/urls'
import { ClaimEntry } from '../claim-entry'
import '../documents.css'
import { claimRange, documentSections } from '../sections'
import { SymptomCaution } from '../symptom-caution'

export const dynamicParams = false

export function generateStaticParams() {
  return documents().map(({ letter }) => ({ letter: letter.toLowerCase() }))
}

export async function generateMetadata({ params }: PageProps<'/documents/[letter]'>): Promise<Metadata> {
  const article = document((await params).letter)
  if (article === null) return {}
  return {
    ...SHARED,
    title: `Article ${article.letter}: ${article.title}`,
    description: `Every claim of the article on ${article.subject}, in our words, with what it drives and where it is contested.`,
  }
}

export default async function DocumentPage({ params }: PageProps<'/documents/[letter]'>) {
  const article = document((await params).letter)
  if (article === null) notFound()
  const sections = documentSections(article, claims())
  const others = documents().filter(({ letter }) => letter !== article.letter)
  const count = claims().filter((claim) => claim.document === article.letter).length
  return (
    <SharedMain className="page documents">
      <div className="doc">
        <header className="dochead">
          <p className="small">
            <span className="letter" aria-hidden="true">
              {article.letter}
            </span>{' '}
            Article {article.letter} of two.{' '}
            {others.map(({ letter, subject }) => (
              <a key={letter} href={href.document(letter)}>
                Article {letter}: {subject}
              </a>
            ))}
          </p>
          <h1>{article.title}</h1>
          <p className="lede">
            What the article says, in our words: {count} claims in {sections.length} sections. Each has a number, so
            that any sentence in Mineral Table can point here.
          </p>
          <p className="note">
            <strong>How far to trust it.</strong> {article.trust} Where an authority differs, a note beside the claim
            says so.
          </p>
          <p className="note gate-closed-only">
            <strong>You ticked kidney problems or a medicine that raises potassium.</strong> This page retells what the
            article says to everybody. What it says for potassium is not meant for you; ask your clinician first.
          </p>
          <Disclaimer />
        </header>
        <nav className="toc" aria-label="Sections">
          <details className="why" open>
            <summary>Sections</summary>
            <ol>
              {sections.map((section) => (
                <li key={section.slug}>
                  <a href={`#${section.slug}`}>
                    <span>{section.place}</span>
                    <span className="tiny num">{claimRange(section)}</span>
                  </a>
                </li>
              ))}
            </ol>
          </details>
        </nav>
        <div className="doc-body">
          {sections.map(({ slug, title, parts }) => {
            const all = parts.flatMap((part) => part.claims)
            return (
              <Section
                key={slug}
                id={slug}
                title={title}
                aside={`${all.length} ${all.length === 1 ? 'claim' : 'claims'}`}
              >
                {all.some(({ kind }) => kind === 'symptom') && <SymptomCaution />}
                {parts.map(({ answer, claims: said }) => (
                  <div key={answer}>
                    {answer !== null && (
                      <div className="answer">
                        <h3>{article.answers.find((entry) => entry.answer === answer)?.ourQuestion}</h3>
                        <p className="tiny">Our question · the article’s answer {answer}</p>
                      </div>
                    )}
                    <ol className="claims">
                      {said.map((claim) => (
                        <ClaimEntry key={claim.id} claim={claim} />
                      ))}
                    </ol>
                  </div>
                ))}
              </Section>
            )
          })}
        </div>
      </div>
    </SharedMain>
  )
}
