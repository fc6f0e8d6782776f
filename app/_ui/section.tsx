import type { ReactNode } from 'react'

type SectionProps = {
  /** Of the heading, so that links can lead to it. */
  readonly id: string
  readonly title: string
  /** Beside the heading: how many, or of what. */
  readonly aside?: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A part of a page, named by its heading. */
export function Section({ id, title, aside, className, children }: SectionProps) {
  return (
    <section className={className} aria-labelledby={id}>
      <div className="head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <p>{aside}</p>}
      </div>
      {children}
    </section>
  )
}
