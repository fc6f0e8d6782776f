import { href } from '@/lib/urls'
import { BrandMark } from './brand'
import { MainNav } from './main-nav'
import { markupOf } from './markup'
import { SearchBox } from './search-box'
import { Submit } from './submit'

/** The same over every page, but for the place that the navigation marks. */
const BRAND = markupOf(
  <>
    <BrandMark />
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
