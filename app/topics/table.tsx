import { SourcedTable } from '@/app/_ui/sourced-table'
import { ClaimChips } from '@/app/documents/claim-chips'
import type { TopicTable } from '@/lib/schemas/topics'

export function ClaimedTable({ table }: { readonly table: TopicTable }) {
  const compared = <span className="unseen">Compared</span>
  return (
    <SourcedTable
      caption={table.caption}
      columns={[compared, ...table.columns, 'Claims']}
      rows={table.rows.map(({ claims, ...row }) => ({ ...row, sources: <ClaimChips ids={claims} /> }))}
    />
  )
}
