import { Children, type ReactNode } from 'react'
import { MINERALS, type Mineral } from '@/lib/nutrition/mineral'

type ScrollingProps = { readonly label: string; readonly className?: string; readonly children: ReactNode }

/** What scrolls by itself where it is wider than the page. */
export function Scrolling({ label, className = 'scroll', children }: ScrollingProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}

export type ScrollingTableProps = {
  /** Spoken; the heading above says it to the eye. */
  readonly caption: string
  readonly className?: string
  /** What stands over the columns of words, and over those of figures, which follow them. */
  readonly columns: readonly ReactNode[]
  readonly figures?: readonly string[]
  /** Its bodies. */
  readonly children: ReactNode
}

export function CaptionedTable({ caption, className, columns, figures = [], children }: ScrollingTableProps) {
  return (
    <table className={className}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {Children.map(columns, (column) => (
            <th scope="col">{column}</th>
          ))}
          {figures.map((column) => (
            <th key={column} scope="col" className="n">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  )
}

export function ScrollingTable(props: ScrollingTableProps) {
  return (
    <Scrolling label={props.caption}>
      <CaptionedTable {...props} />
    </Scrolling>
  )
}

/** A cell for each mineral, in the columns of figures. */
export function MineralCells({ of }: { readonly of: (mineral: Mineral) => ReactNode }) {
  return MINERALS.map((mineral) => (
    <td key={mineral} className="n">
      {of(mineral)}
    </td>
  ))
}
