import { createHmac } from 'node:crypto'

/** The cookie of an owner, taken apart: what is signed, and by what. */
type Parts = { readonly name: string; readonly signed: string; readonly signature: string }

function partsOf(cookie: string): Parts {
  const [name = '', value = ''] = cookie.split('=', 2)
  const at = value.lastIndexOf('.')
  return { name, signed: value.slice(0, at), signature: value.slice(at + 1) }
}

function otherLetter(text: string): string {
  return `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
}

function hmac(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/**
 * Cookies that come near the one of a victim and are not it, by what was done to it. `own` is one that the site gave to
 * whoever tries.
 */
export function forgedCookies(victim: string, own: string): Readonly<Record<string, string | null>> {
  const { name, signed, signature } = partsOf(victim)
  const mine = partsOf(own)
  const parts = signed.split('.')
  const owner = parts.at(-1) ?? ''
  const with_ = (value: string) => `${name}=${value}`
  return {
    'none at all': null,
    'an empty one': with_(''),
    'the owner alone': with_(owner),
    'without a signature': with_(`${signed}.`),
    'without the dot': with_(signed),
    'one letter of the signature changed': with_(`${signed}.${otherLetter(signature)}`),
    'one letter of the owner changed': with_(`${[...parts.slice(0, -1), otherLetter(owner)].join('.')}.${signature}`),
    'signature cut short': with_(`${signed}.${signature.slice(0, -4)}`),
    'signature and more': with_(`${signed}.${signature}.${signature}`),
    'signature of another owner': with_(`${signed}.${mine.signature}`),
    'signed with nothing': with_(`${signed}.${hmac(signed, '')}`),
    'signed with the name of the cookie': with_(`${signed}.${hmac(`${name}.${signed}`, name)}`),
    'signed with a word': with_(`${signed}.${hmac(`${name}.${signed}`, 'secret')}`),
    'signed by no algorithm': with_(`none.${owner}.`),
    'of a version to come': with_(`v9.${parts.slice(1).join('.')}.${signature}`),
    'of a version without day': with_(`v1.${owner}.${signature}`),
    'in capitals': with_(`${signed}.${signature}`.toUpperCase()),
    'as JSON': with_(encodeURIComponent(JSON.stringify({ owner, isAdmin: true }))),
    'of a prototype': `__proto__=${signed}.${otherLetter(signature)}; constructor=${owner}`,
    'under a name in other letters': `${name.toUpperCase()}=${signed}.${signature}`,
    'forged first, the own after it': `${with_(`${signed}.${mine.signature}`)}; ${own}`,
    'the own first, forged after it': `${own}; ${with_(`${signed}.${mine.signature}`)}`,
    'of eight kilobytes': with_(`${signed}.${signature}${'A'.repeat(8000)}`),
  }
}
