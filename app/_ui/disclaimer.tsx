import { Fragment } from 'react'
import { rule } from '@/lib/content/guidance'
import { href } from '@/lib/urls'

/** Rule S1: on every page that shows guidance or retells the articles, beside it and not only in the footer. */
export function Disclaimer() {
  return rule('S1').says.map(({ heading, text, claims }) => (
    <p key={heading} className="note disclaimer">
      <strong>{heading}.</strong> {text}{' '}
      {claims !== 'of-the-naming' &&
        claims.map((id) => (
          <Fragment key={id}>
            <a href={href.claim(id)}>{id}</a>{' '}
          </Fragment>
        ))}
    </p>
  ))
}
