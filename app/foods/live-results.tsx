'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'

const PAUSE_MS = 180

/** The address that submitting the form would lead to, without the values that say nothing. */
function address(form: HTMLFormElement): string {
  const params = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value.trim() === '' || (name === 'basis' && value === 'serving')) continue
    params.append(name, value.trim())
  }
  const search = params.toString()
  const path = new URL(form.action).pathname
  return search === '' ? path : `${path}?${search}`
}

/** Asking for a tag and leaving it out at once finds nothing: the newer tick wins. */
function untickOpposite(form: HTMLFormElement, changed: EventTarget | null) {
  if (!(changed instanceof HTMLInputElement) || changed.type !== 'checkbox' || !changed.checked) return
  for (const other of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]:checked')) {
    if (other.value === changed.value && other.name !== changed.name) other.checked = false
  }
}

/** Makes results follow typing and ticking in a form that works on its own. */
export function LiveResults({ form: formId, results }: { readonly form: string; readonly results: string }) {
  const { replace } = useRouter()
  const [pending, startTransition] = useTransition()

  useEffect(() => {
    document.getElementById(results)?.setAttribute('aria-busy', String(pending))
  }, [pending, results])

  useEffect(() => {
    const form = document.getElementById(formId)
    if (!(form instanceof HTMLFormElement)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const follow = () => {
      clearTimeout(timer)
      startTransition(() => replace(address(form), { scroll: false }))
    }
    const belongs = (target: EventTarget | null) =>
      (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.form === form
    const typed = (event: Event) => {
      if (!belongs(event.target) || !(event.target instanceof HTMLInputElement) || event.target.type !== 'search')
        return
      clearTimeout(timer)
      timer = setTimeout(follow, PAUSE_MS)
    }
    const changed = (event: Event) => {
      if (!belongs(event.target) || (event.target instanceof HTMLInputElement && event.target.type === 'search')) return
      untickOpposite(form, event.target)
      follow()
    }
    const submitted = (event: Event) => {
      event.preventDefault()
      if (form.matches(':popover-open')) form.hidePopover()
      follow()
    }
    document.addEventListener('input', typed)
    document.addEventListener('change', changed)
    form.addEventListener('submit', submitted)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('input', typed)
      document.removeEventListener('change', changed)
      form.removeEventListener('submit', submitted)
    }
  }, [formId, replace])

  return null
}
