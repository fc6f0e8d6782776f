import type { ComponentProps } from 'react'
import { LIMITS } from '@/lib/lists/list'

/** What a list or a meal is called. */
export function NameField({ label, ...input }: ComponentProps<'input'> & { readonly label: string }) {
  return (
    <label>
      {label}
      <input className="field" name="name" maxLength={LIMITS.nameLength} autoComplete="off" required {...input} />
    </label>
  )
}
