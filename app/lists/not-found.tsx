import { href } from '@/lib/urls'

export default function ListNotFound() {
  return (
    <main className="page" id="main">
      <h1>This list is not here</h1>
      <p className="lede">
        A list opens only in the browser that made it. If this is that browser, the list was deleted, or its cookies
        were cleared.
      </p>
      <p className="after">
        <a href={href.lists()}>My lists</a> · <a href={href.foods()}>All foods</a>
      </p>
    </main>
  )
}
