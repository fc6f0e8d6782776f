import { createHash } from 'node:crypto'
import { href } from '../urls'

/** A page of the server's own, whole without anything else: for when pages cannot be made, or must not be. */
export type Notice = {
  readonly title: string
  readonly words: string
  /** A form that was not taken, to be sent again as it was. */
  readonly again?: { readonly action: string; readonly fields: Readonly<Record<string, string>> }
}

const STYLE = `:root{color-scheme:light dark;font:1.0625rem/1.5 system-ui,sans-serif;background:light-dark(#faf7f0,#0b0b0a);color:light-dark(#1b1a16,#f3efe6)}
body{margin:0 auto;max-width:40rem;padding:4rem 1rem}
h1{font-size:1.75rem;line-height:1.15}
a{color:inherit}
dl{border-top:1px solid light-dark(#dcd5c6,#322f2a);padding-top:.5rem}
dt{font-size:.9375rem;color:light-dark(#544f46,#b9b3a6)}
dd{margin:0 0 .5rem;overflow-wrap:anywhere}
button{font:inherit;min-height:2.75rem;padding:.5rem 1rem;border:1px solid;border-radius:.25rem;background:light-dark(#1b1a16,#f3efe6);color:light-dark(#fffdf9,#0b0b0a);cursor:pointer}
:focus-visible{outline:3px solid light-dark(#0b57d0,#8ab4ff);outline-offset:2px}`

/** Lets in the style of these pages, and nothing else. */
export const NOTICE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** What people typed, by the names of fields: worth showing. Everything else in a form is for the server. */
const TYPED: Readonly<Record<string, string>> = { name: 'Name', amount: 'Amount', measure: 'Measure' }

export function noticePage({ title, words, again }: Notice): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<title>${escaped(title)} – Mineral Table</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(words)}</p>
${again === undefined ? '' : formAgain(again)}<p><a href="${href.home()}">To the front page</a></p>
</main>
</body>
</html>
`
}

function formAgain({ action, fields }: NonNullable<Notice['again']>): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}"/>`,
  )
  const typed = Object.entries(TYPED).flatMap(([name, label]) => {
    const value = fields[name]
    return value === undefined || value === '' ? [] : `<dt>${label}</dt><dd>${escaped(value)}</dd>`
  })
  return `${typed.length === 0 ? '' : `<dl>${typed.join('')}</dl>\n`}<form method="post" action="${escaped(action)}">${hidden.join('')}<button>Send it again</button></form>\n`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
