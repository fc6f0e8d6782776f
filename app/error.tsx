'use client'

import { href } from '@/lib/urls'

export default function PageError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <main className="page" id="main">
      <h1>This page could not be put together</h1>
      <p className="lede">The fault is ours. If it stays after another try, come back later.</p>
      <ul className="ways-back">
        <li>
          <button className="btn btn-main" type="button" onClick={reset}>
            Try once more
          </button>
        </li>
        <li>
          <a href={href.foods()}>All foods</a>
        </li>
        <li>
          <a href={href.home()}>The front page</a>
        </li>
      </ul>
    </main>
  )
}
