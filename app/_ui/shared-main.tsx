import type { ReactNode } from 'react'
import { holdMarkup } from '@/lib/serve/held-markup'
import { markupOf } from './markup'

type SharedMainProps =
  | { readonly className: string; readonly children: ReactNode; readonly markup?: never }
  /** `markup` for content that was made before. */
  | { readonly className: string; readonly markup: string; readonly children?: never }

/** The main part of a shared page: whole HTML, made in one go. */
export function SharedMain({ className, children, markup = markupOf(children) }: SharedMainProps) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it is what React made of elements, with all text escaped
  return <main className={className} id="main" dangerouslySetInnerHTML={{ __html: holdMarkup(markup) }} />
}
