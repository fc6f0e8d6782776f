import { href } from '@/lib/urls'
import { BrandMark } from './brand'
import { MainNav } from './main-nav'
import { SearchBox } from './search-box'

export function Masthead() {
  return (
    <header className="mast">
      <div className="page">
        <a className="brand" href={href.home()}>
          <BrandMark />
          Mineral Table
        </a>
        <MainNav />
        <search className="search">
          <form className="search" action={href.foods()}>
            <SearchBox id="site-search" label="Search foods" placeholder="Search a food" />
            <button className="btn" type="submit">
              Search
            </button>
          </form>
        </search>
      </div>
    </header>
  )
}
