/** The mark: a table with three cells set on it. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 34 30" aria-hidden="true" focusable="false">
      <path className="b-mg" d="M4 7h8v8H4z" />
      <path className="b-k" d="M13 7h8v8h-8z" />
      <path className="b-na" d="M23 8h6v6h-6z" strokeWidth="2" />
      <path className="b-table" d="M0 16h34v3H0zM4 19h2.5v11H4zM27.5 19H30v11h-2.5z" />
    </svg>
  )
}
