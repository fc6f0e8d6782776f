import type { ReactNode } from 'react'

type TermProps = {
  readonly name: string
  readonly className?: string
  readonly id?: string
  readonly children: ReactNode
}

/** A term of a list, with what is said of it. */
export function Term({ name, children, ...of }: TermProps) {
  return (
    <div {...of}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
