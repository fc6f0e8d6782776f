import './_ui/tokens.css'
import './_ui/look.css'
import './_ui/gate.css'
import './ways-back.css'
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { Footer } from './_ui/footer'
import { Masthead } from './_ui/masthead'

const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
})

export const metadata: Metadata = {
  title: { default: 'Mineral Table', template: '%s · Mineral Table' },
  description: 'Which foods carry magnesium, potassium and sodium, why we say so, and how a day adds up.',
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf7f0' },
    { media: '(prefers-color-scheme: dark)', color: '#0b0b0a' },
  ],
}

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" className={inter.variable} suppressHydrationWarning>
      <head>
        {/* Before the first paint, so that nothing shows that a closed gate hides. */}
        <script src="/gate.js" />
        <script src="/enhance.js" defer />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the page
        </a>
        <Masthead />
        {children}
        <Footer />
      </body>
    </html>
  )
}
