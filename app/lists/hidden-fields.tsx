import type { Fields } from './post'

export function HiddenFields({ fields }: { readonly fields: Fields }) {
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}
