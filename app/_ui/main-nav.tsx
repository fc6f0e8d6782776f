'use client'

import { usePathname } from 'next/navigation'
import { href } from '@/lib/urls'

const PLACES = [
  { label: 'Foods', to: href.foods(), under: ['/foods', '/food'] },
  { label: 'My lists', to: href.lists(), under: ['/lists'] },
  { label: 'Articles', to: href.documents(), under: ['/documents', '/topics'] },
  { label: 'Compare', to: href.compare([]), under: ['/compare'] },
  { label: 'Method', to: href.method(), under: ['/method', '/data'] },
] as const

export function MainNav() {
  const path = usePathname()
  return (
    <nav aria-label="Main">
      <ul>
        {PLACES.map(({ label, to, under }) => (
          <li key={to}>
            <a href={to} aria-current={under.some((p) => path === p || path.startsWith(`${p}/`)) ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
