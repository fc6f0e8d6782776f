import { ScrollingTable } from '@/app/_ui/scrolling-table'
import { ClaimChips } from '@/app/documents/claim-chips'
import type { TopicTable } from '@/lib/schemas/topics'

export function ClaimedTable({ table }: { readonly table: TopicTable }) {
  return (
    <ScrollingTable caption={table.caption}>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">Compared</span>
          </th>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          <th scope="col">Claims</th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ head, cells, claims }) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {cells.map((cell) => (
              <td key={cell}>{cell}</td>
            ))}
            <td>
              <ClaimChips ids={claims} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollingTable>
  )
}
