import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Disclaimer } from '@/app/_ui/disclaimer'
import { Section } from '@/app/_ui/section'
import { SharedMain } from '@/app/_ui/shared-main'
import { SHARED } from '@/app/delivery'
import { ClaimChips } from '@/app/documents/claim-chips'
import { NoteBox } from '@/app/documents/note-box'
import { SymptomCaution } from '@/app/documents/symptom-caution'
import { claim } from '@/lib/content/claims'
import { claimsOfTopic, topic, topics } from '@/lib/content/topics'
import { href } from '@/lib/urls'
import '@/app/documents/documents.css'
import { TopicFigure } from '../figure'
import { NamedSourcesTable } from '../named-sources-table'
import { ClaimedTable } from '../table'
import '../topics.css'

export const dynamicParams = false

export function generateStaticParams() {
  return topics().map(({ id }) => ({ topic: id }))
}

export async function generateMetadata({ params }: PageProps<'/topics/[topic]'>): Promise<Metadata> {
  const found = topic((await params).topic)
  return found === null ? {} : { ...SHARED, title: found.title, description: found.lede }
}

/** Each note once, with the claims of this page that it is about. */
function notesOn(claims: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const notes = new Map<string, readonly string[]>()
  for (const id of claims) {
    const { note } = claim(id)
    if (note !== null) notes.set(note, [...(notes.get(note) ?? []), id])
  }
  return notes
}

export default async function TopicPage({ params }: PageProps<'/topics/[topic]'>) {
  const found = topic((await params).topic)
  if (found === null) notFound()
  const notes = notesOn(claimsOfTopic(found.id))
  const place = topics().indexOf(found)
  const next = topics()[place + 1]
  return (
    <SharedMain className="page topic">
      <p className="small">
        <a href={href.topics()}>Topics</a>
      </p>
      <h1>{found.title}</h1>
      <p className="lede">{found.lede}</p>
      {found.caution && <SymptomCaution />}
      <Disclaimer />
      {found.diagram !== null && <TopicFigure diagram={found.diagram} />}
      {found.sections.map(({ heading, paragraphs, table }, index) => (
        <Section key={heading} id={`part-${index + 1}`} title={heading}>
          {paragraphs.some(({ encouragesPotassium }) => encouragesPotassium) && (
            <p className="note hushed-only">
              You have ticked something that makes potassium a matter for your clinician. What the articles say in its
              favour is left out here.
            </p>
          )}
          {paragraphs.map(({ text, claims, encouragesPotassium }) => (
            <div
              key={text}
              className={encouragesPotassium ? 'topic-paragraph encourages-potassium' : 'topic-paragraph'}
            >
              <p>{text}</p>
              <ClaimChips ids={claims} />
            </div>
          ))}
          {table === 'named-sources' && (
            <>
              <p className="small">
                The names are the articles’. Which of our foods belong to a group is our reading of it.
              </p>
              <NamedSourcesTable />
            </>
          )}
          {table !== null && table !== 'named-sources' && <ClaimedTable table={table} />}
        </Section>
      ))}
      {notes.size > 0 && (
        <Section id="notes" title="Where it is contested or too simple" aside="Authorities, apart from the articles">
          {[...notes].map(([id, about]) => (
            <NoteBox key={id} id={id} about={about} />
          ))}
        </Section>
      )}
      <nav className="topic-next" aria-label="Topics">
        {next !== undefined && <a href={href.topic(next.id)}>Next: {next.title}</a>}
        <a href={href.topics()}>All topics</a>
        <a href={href.documents()}>The articles, claim by claim</a>
      </nav>
    </SharedMain>
  )
}
