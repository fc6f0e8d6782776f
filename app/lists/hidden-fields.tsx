import type { Fields } from './post'

/** What a form says beside what is typed into it. With the same envelope it is carried out only once. */
export function HiddenFields({ fields, envelope }: { readonly fields: Fields; readonly envelope: string }) {
  return Object.entries({ ...fields, envelope }).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}
