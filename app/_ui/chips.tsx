import { href } from '@/lib/urls'

/** Said by an article: round, with the claim's number, leading to the claim. */
export function ClaimChip({ id, place }: { readonly id: string; readonly place: string }) {
  return (
    <a className="cite" href={href.claim(id)}>
      <b>{id}</b> <span>{place}</span>
    </a>
  )
}

/** Said by an authority: a stamp, leading to its line on the method page. */
export function AuthorityChip({
  id,
  name,
  says,
}: {
  readonly id: string
  readonly name: string
  readonly says: string
}) {
  return (
    <a className="auth" href={href.authority(id)}>
      <b>{name}</b> <span>{says}</span>
    </a>
  )
}
