import type { ReactNode } from 'react'
import { ScrollingTable, type ScrollingTableProps } from './scrolling-table'

type SourcedTableProps = Omit<ScrollingTableProps, 'children'> & {
  readonly rows: readonly { readonly head: string; readonly cells: readonly string[]; readonly sources: ReactNode }[]
  readonly cellClass?: string
}

/** A table of which every row ends with who says so. */
export function SourcedTable({ rows, cellClass, ...table }: SourcedTableProps) {
  return (
    <ScrollingTable {...table}>
      <tbody>
        {rows.map(({ head, cells, sources }) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {cells.map((cell) => (
              <td key={cell} className={cellClass}>
                {cell}
              </td>
            ))}
            <td>{sources}</td>
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  )
}
