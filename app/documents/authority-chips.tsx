import { AuthorityChip } from '@/app/_ui/chips'
import { authority } from '@/lib/content/authorities'

export function AuthorityChips({ ids }: { readonly ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <ul className="chips" aria-label="Authorities">
      {ids.map((id) => (
        <li key={id}>
          <AuthorityChip {...authority(id)} />
        </li>
      ))}
    </ul>
  )
}
