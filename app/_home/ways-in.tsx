import { EVERYTHING } from '@/lib/catalogue/query'
import { formatCount } from '@/lib/nutrition/format'
import { foodsHref, href } from '@/lib/urls'

type WaysInProps = { readonly foods: number; readonly groups: number }

/** The three doors: browse, rank, and one's own meals. */
export function WaysIn({ foods, groups }: WaysInProps) {
  return (
    <nav className="doors" aria-label="Three ways in">
      <a href={href.foods()}>
        <svg viewBox="0 0 72 48" aria-hidden="true" focusable="false">
          <path
            className="o"
            d="M1 1h22v14H1zM25 1h22v14H25zM49 1h22v14H49zM1 17h22v14H1zM49 17h22v14H49zM1 33h22v14H1zM25 33h22v14H25z"
          />
          <path className="f" d="M25 17h22v14H25zM49 33h22v14H49z" />
        </svg>
        <strong>Browse the foods</strong>
        <span>
          {formatCount(foods)} foods in {formatCount(groups)} groups. Pick what you want more of, and say what to leave
          out.
        </span>
      </a>
      <a href={foodsHref({ ...EVERYTHING, sort: 'sodium', order: 'desc' })}>
        <svg viewBox="0 0 72 48" aria-hidden="true" focusable="false">
          <path className="f" d="M0 3h68v8H0zM0 15h50v8H0z" />
          <path className="o" d="M.75 27.75h36v7H.75zM.75 39.75h20v7H.75z" />
        </svg>
        <strong>Follow the numbers</strong>
        <span>Rank by one mineral, per serving, per 100 g or per 100 kcal. Set foods side by side.</span>
      </a>
      <a href={href.lists()}>
        <svg viewBox="0 0 72 48" aria-hidden="true" focusable="false">
          <path className="f" d="M8 10h14v14H8zM29 10h14v14H29z" />
          <path className="o" d="M50.75 10.75h13v13h-13z" />
          <path className="f" d="M0 25h72v4H0zM7 29h4v19H7zM61 29h4v19h-4z" />
        </svg>
        <strong>Tell me about my meals</strong>
        <span>Put together what you eat. See the balance, which foods are behind it, and what the articles say.</span>
      </a>
    </nav>
  )
}
