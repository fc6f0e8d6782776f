import { href } from '@/lib/urls'
import { BrandMark } from './brand'
import { MainNav } from './main-nav'

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
            <label className="unseen" htmlFor="site-search">
              Search foods
            </label>
            <input
              className="field"
              id="site-search"
              name="q"
              type="search"
              placeholder="Search a food"
              autoComplete="off"
              maxLength={200}
            />
            <button className="btn" type="submit">
              Search
            </button>
          </form>
        </search>
      </div>
    </header>
  )
}
