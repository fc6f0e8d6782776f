import { href } from '@/lib/urls'

/** Rule S1: stands on every page that shows guidance or retells the articles, beside it and not only in the footer. */
export function Disclaimer() {
  return (
    <p className="note disclaimer">
      <strong>Information, not medical advice.</strong> It comes from two web articles and from published food tables.
      It does not replace a professional who knows you; ask one before you change what you eat or take.{' '}
      <span className="nowrap">
        <a href={href.claim('A73')}>A73</a> <a href={href.claim('B54')}>B54</a> <a href={href.claim('B67')}>B67</a>
      </span>
    </p>
  )
}
