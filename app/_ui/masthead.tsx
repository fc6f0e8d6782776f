import { href } from '@/lib/urls'
import { MainNav } from './main-nav'
import { markupOf } from './markup'
import { SearchBox } from './search-box'
import { Submit } from './submit'

/** The mark, a table with three cells set on it, and the name. The same over every page. */
const BRAND = markupOf(
  <>
    <svg viewBox="0 0 34 30" aria-hidden="true" focusable="false">
      <path className="b-mg" d="M4 7h8v8H4z" />
      <path className="b-k" d="M13 7h8v8h-8z" />
      <path className="b-na" d="M23 8h6v6h-6z" strokeWidth="2" />
      <path className="b-table" d="M0 16h34v3H0zM4 19h2.5v11H4zM27.5 19H30v11h-2.5z" />
    </svg>
    Mineral Table
  </>,
)
const SEARCH = markupOf(
  <form className="search" action={href.foods()}>
    <SearchBox id="site-search" label="Search foods" placeholder="Search a food" />
    <Submit>Search</Submit>
  </form>,
)

export function Masthead() {
  return (
    <header className="mast">
      <div className="page">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it is what React made of the elements above */}
        <a className="brand" href={href.home()} dangerouslySetInnerHTML={{ __html: BRAND }} />
        <MainNav />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it is what React made of the elements above */}
        <search className="search" dangerouslySetInnerHTML={{ __html: SEARCH }} />
      </div>
    </header>
  )
}
