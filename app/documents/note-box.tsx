import { note } from '@/lib/content/claims'
import { AuthorityChips } from './authority-chips'

/** Where a claim says too much or is contested: what we make of it, and whose word that is. */
export function NoteBox({ id, about = [] }: { readonly id: string; readonly about?: readonly string[] }) {
  const { label, text, authorities } = note(id)
  return (
    <div className="contested">
      <p>
        <strong>{label}.</strong> {text}
        {about.length > 0 && <span className="quiet"> On {about.join(', ')}.</span>}
      </p>
      <AuthorityChips ids={authorities} />
    </div>
  )
}
