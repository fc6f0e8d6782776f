import type { ReactNode } from 'react'

/** What happened, said where it happened. A problem interrupts a voice; good news waits its turn. */
export function Notice({ tone, children }: { readonly tone: 'problem' | 'news'; readonly children: ReactNode }) {
  return (
    <div className="told" data-tone={tone} role={tone === 'problem' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}
