import { formatCount } from '@/lib/nutrition/format'

type PaginationProps = {
  readonly page: number
  readonly pageSize: number
  readonly total: number
  readonly to: (page: number) => string
}

/** The pages worth a link: the first, the last, and those beside the present one; null is a gap. */
export function pageNumbers(page: number, pages: number): readonly (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const shown = [...new Set(near)].sort((a, b) => a - b)
  return shown.flatMap((n, index) => {
    const before = shown[index - 1]
    if (before === undefined || n === before + 1) return [n]
    return n === before + 2 ? [n - 1, n] : [null, n]
  })
}

export function Pagination({ page, pageSize, total, to }: PaginationProps) {
  const pages = Math.ceil(total / pageSize)
  const first = (page - 1) * pageSize + 1
  if (pages <= 1) return null
  return (
    <nav className="pages" aria-label="Pages">
      <span className="quiet small">
        {formatCount(first)}–{formatCount(Math.min(total, page * pageSize))} of {formatCount(total)}
      </span>
      <ul>
        {page > 1 && (
          <li>
            <a href={to(page - 1)} rel="prev">
              Previous<span className="unseen"> page</span>
            </a>
          </li>
        )}
        {pageNumbers(page, pages).map((n, index) => (
          <li key={n ?? `gap-${index}`}>
            {n === null ? (
              <span className="gap" aria-hidden="true">
                …
              </span>
            ) : (
              <a href={to(n)} aria-current={n === page ? 'page' : undefined}>
                <span className="unseen">Page </span>
                {n}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={to(page + 1)} rel="next">
              Next<span className="unseen"> page</span>
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
