import type { ReactNode } from 'react'

type SubmitProps = {
  readonly children: ReactNode
  /** What it acts on, for who does not see where the button stands. */
  readonly about?: string | undefined
  readonly className?: string
  /** Id of the form, where the button stands outside it. */
  readonly form?: string
}

/** The button that sends a form. */
export function Submit({ children, about, className = 'btn', form }: SubmitProps) {
  return (
    <button className={className} type="submit" form={form}>
      {children}
      {about !== undefined && <span className="unseen"> {about}</span>}
    </button>
  )
}
