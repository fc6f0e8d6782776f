import type { Metadata } from 'next'
import { Disclaimer } from '@/app/_ui/disclaimer'
import { SharedMain } from '@/app/_ui/shared-main'
import { SHARED } from '@/app/delivery'
import { topics } from '@/lib/content/topics'
import { href } from '@/lib/urls'
import './topics.css'

export const metadata: Metadata = {
  ...SHARED,
  title: 'Topics',
  description: 'How magnesium, potassium and sodium hang together, as the two articles tell it.',
}

export default function TopicsPage() {
  return (
    <SharedMain className="page topic">
      <h1>Topics</h1>
      <p className="lede">
        How magnesium, potassium and sodium hang together, as the two articles tell it. Every paragraph shows the claims
        it rests on.
      </p>
      <Disclaimer />
      <ul className="topic-list">
        {topics().map(({ id, title, lede }) => (
          <li key={id}>
            <h2>
              <a href={href.topic(id)}>{title}</a>
            </h2>
            <p>{lede}</p>
          </li>
        ))}
      </ul>
    </SharedMain>
  )
}
