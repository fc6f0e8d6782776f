import type { Metadata } from 'next'
import { SHARED } from '@/app/delivery'
import { href } from '@/lib/urls'

export const metadata: Metadata = { ...SHARED, title: 'Nothing at this address' }

export default function NotFound() {
  return (
    <main className="page" id="main">
      <h1>There is nothing at this address</h1>
      <p className="lede">
        The food, article or page was renamed or never was. A list opens only in the browser that made it.
      </p>
      <ul className="ways-back">
        <li>
          <a href={href.foods()}>Search all foods</a>
        </li>
        <li>
          <a href={href.lists()}>Your lists in this browser</a>
        </li>
        <li>
          <a href={href.home()}>The front page</a>
        </li>
      </ul>
    </main>
  )
}
