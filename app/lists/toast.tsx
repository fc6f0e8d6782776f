'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'
import { isNotNow } from '../_ui/send-command'
import { type Fields, post, problemOfOutcome } from './post'

type Toast = { readonly text: string; readonly undo: Fields | null; readonly id: number }

const SHOWN_MS = 12_000

let current: Toast | null = null
let count = 0
const listeners = new Set<() => void>()

/** Says what was just done, with a way back where there is one. */
export function showToast(text: string, undo: Fields | null = null): void {
  count += 1
  set({ text, undo, id: count })
}

function set(toast: Toast | null): void {
  current = toast
  for (const tell of listeners) tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function ToastRegion() {
  const toast = useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  )
  const router = useRouter()
  useEffect(() => {
    if (toast === null) return
    const timer = setTimeout(() => current === toast && set(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast])

  async function undo(fields: Fields) {
    set(null)
    const outcome = await post(fields)
    showToast(problemOfOutcome(outcome) ?? 'Undone.')
    if (!isNotNow(outcome)) router.refresh()
  }

  return (
    <div className="toasts" role="status">
      {toast !== null && (
        <p className="toast">
          <span>{toast.text}</span>
          {toast.undo !== null && (
            <button type="button" onClick={() => toast.undo && undo(toast.undo)}>
              Undo
            </button>
          )}
        </p>
      )}
    </div>
  )
}
