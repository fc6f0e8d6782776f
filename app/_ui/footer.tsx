import { href } from '@/lib/urls'
import { markupOf } from './markup'

/** The same under every page. */
const CONTENT = markupOf(
  <div className="page">
    <div>
      <h2>Information, not medical advice</h2>
      <p>
        What you read here comes from two articles and from published food tables. It does not replace the advice of a
        professional who knows you. <a href={href.claim('A73')}>A73</a> <a href={href.claim('B54')}>B54</a>{' '}
        <a href={href.claim('B67')}>B67</a>
      </p>
    </div>
    <div>
      <h2>Measured amounts</h2>
      <p>
        U.S. Department of Agriculture, FoodData Central: SR Legacy, release 2018-04. Indian Food Composition Tables
        2017. <a href={href.data()}>Sources and licences</a>
      </p>
    </div>
    <div>
      <h2>Check us</h2>
      <p>
        <a href={href.method()}>How tags are given</a>
        <br />
        <a href={href.documents()}>The articles, claim by claim</a>
        <br />
        <a href={href.topics()}>Topics</a>
      </p>
    </div>
  </div>,
)

export function Footer() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: it is what React made of the elements above
  return <footer className="foot" dangerouslySetInnerHTML={{ __html: CONTENT }} />
}
