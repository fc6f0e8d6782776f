'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState } from 'react'
import { href } from '@/lib/urls'
import { HiddenFields } from '../_ui/hidden-fields'
import { fieldsOf, isNotNow } from '../_ui/send-command'
import { Notice } from './notice'
import { type Fields, post, problemOfOutcome } from './post'
import { showToast } from './toast'

export type CommandFormProps = {
  readonly fields: Fields
  readonly className?: string
  /** What to say when it is done; nothing where the page itself shows it. */
  readonly says?: string
  readonly undo?: Fields
  /** Where the keyboard goes when the form is gone with the thing it was about. */
  readonly focusAfter?: string
  /** A problem that the address tells of: the form was sent without script. */
  readonly problem?: string | null
  readonly children: ReactNode
}

/** A form that works without script; with it, the page stays where it is and only what changed is drawn anew. */
export function ScriptedForm({
  envelope,
  fields,
  className,
  says,
  undo,
  focusAfter,
  problem,
  children,
}: CommandFormProps & { readonly envelope: string }) {
  const router = useRouter()
  const [found, setFound] = useState<string | null>(problem ?? null)
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
    setBusy(true)
    const outcome = await post({ ...fields, ...fieldsOf(new FormData(form, submitter)) })
    setBusy(false)
    const words = problemOfOutcome(outcome)
    const stale = !outcome.ok && outcome.why === 'stale'
    setFound(stale ? `${words} Look at what is there now, and do it again to have it your way.` : words)
    if (isNotNow(outcome)) return
    router.refresh()
    if (!outcome.ok) return
    form.reset()
    form.closest('details:not(.fold)')?.removeAttribute('open')
    if (says !== undefined) showToast(says, undo ?? null)
    if (focusAfter !== undefined) document.getElementById(focusAfter)?.focus()
  }

  return (
    <form method="post" action={href.listCommands()} className={className} onSubmit={submit} aria-busy={busy}>
      <HiddenFields fields={{ ...fields, envelope }} />
      {children}
      {found !== null && <Notice tone="problem">{found}</Notice>}
    </form>
  )
}
