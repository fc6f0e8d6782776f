import type { ReactNode } from 'react'

type ScrollingTableProps = {
  /** Spoken; the heading above says it to the eye. */
  readonly caption: string
  readonly className?: string
  readonly children: ReactNode
}

/** A table that scrolls by itself where it is wider than the page. */
export function ScrollingTable({ caption, className, children }: ScrollingTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={caption}>
      <table className={className}>
        <caption className="unseen">{caption}</caption>
        {children}
      </table>
    </section>
  )
}
