import 'server-only'
import { randomUUID } from 'node:crypto'
import { cache } from 'react'

const formsOfPage = cache(() => ({ page: randomUUID(), count: 0 }))

/** A fresh envelope for a form. All of a page share one random part: a long list has hundreds of forms. */
export function envelopeId(): string {
  const forms = formsOfPage()
  forms.count += 1
  return `${forms.page}-${forms.count}`
}
