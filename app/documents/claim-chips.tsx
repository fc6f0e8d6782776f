import { ClaimChip } from '@/app/_ui/chips'
import { claimPlace } from '@/lib/content/claims'

export function ClaimChips({ ids }: { readonly ids: readonly string[] }) {
  return (
    <ul className="chips" aria-label="Where the articles say it">
      {ids.map((id) => (
        <li key={id}>
          <ClaimChip id={id} place={claimPlace(id)} />
        </li>
      ))}
    </ul>
  )
}
