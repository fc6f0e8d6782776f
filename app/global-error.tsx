'use client'

import './_ui/tokens.css'
import './_ui/look.css'
import { href } from '@/lib/urls'

export default function GlobalError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="page" id="main">
          <title>Mineral Table could not start this page</title>
          <h1>Mineral Table could not start this page</h1>
          <p className="lede">The fault is ours. If it stays after another try, come back later.</p>
          <p>
            <button className="btn btn-main" type="button" onClick={reset}>
              Try once more
            </button>{' '}
            <a href={href.home()}>The front page</a>
          </p>
        </main>
      </body>
    </html>
  )
}
