import type { ReactNode } from 'react'
import { href } from '@/lib/urls'
import { HiddenFields } from '../_ui/hidden-fields'
import { envelopeId } from './envelope-id'
import type { Fields } from './post'

type PlainFormProps = { readonly fields: Fields; readonly className?: string; readonly children: ReactNode }

/** A form that leads to another page, script or not. */
export function PlainForm({ fields, className, children }: PlainFormProps) {
  return (
    <form method="post" action={href.listCommands()} className={className}>
      <HiddenFields fields={{ ...fields, envelope: envelopeId() }} />
      {children}
    </form>
  )
}
