import { ScrollingTable } from '@/app/_ui/scrolling-table'
import { ClaimChips } from '@/app/documents/claim-chips'
import type { TopicTable } from '@/lib/schemas/topics'

export function ClaimedTable({ table }: { readonly table: TopicTable }) {
  const compared = <span className="unseen">Compared</span>
  return (
    <ScrollingTable caption={table.caption} columns={[compared, ...table.columns, 'Claims']}>
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
