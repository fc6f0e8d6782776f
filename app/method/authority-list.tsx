import { Section } from '@/app/_ui/section'
import { authorities } from '@/lib/content/authorities'
import type { Authority } from '@/lib/schemas/claims'

const VERIFICATION: Readonly<Record<Authority['verification'], string>> = {
  'read-at-source': 'Read at its source',
  'read-secondhand': 'Read in a secondary page',
  'general-knowledge': 'General knowledge, not checked at its source',
}

export function AuthorityList() {
  return (
    <Section
      id="authorities"
      title="Authorities"
      aside={`${authorities().length} regulators, scientific bodies and reviews`}
    >
      <p className="small">
        Each stands for what it says and for nothing else. How we know it is written beside it, and it is not always
        from the source itself.
      </p>
      <ul className="entries">
        {authorities().map(({ id, name, says, title, year, reference, verification, caveat }) => (
          <li key={id} id={id} className="entry">
            <h3>
              {name}: {says}
            </h3>
            <p className="small">
              {title}
              {year !== null && `, ${year}`}. {reference}.
            </p>
            <p className="entry-meta">
              <span>{VERIFICATION[verification]}.</span>
              {caveat !== null && <span>{caveat}</span>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
