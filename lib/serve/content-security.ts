import { createHash, randomBytes } from 'node:crypto'

/** Pages made at build time carry no nonce and nothing a visitor sent, so their inline scripts are allowed by hash. */
export type ScriptPermit = { readonly nonce: string } | { readonly hashes: readonly string[] }

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** In development Next evaluates modules, puts styles into the page, and listens for changes over a socket. */
export function contentSecurityPolicy(permit: ScriptPermit, isDevelopment = false): string {
  const inline = 'nonce' in permit ? [`'nonce-${permit.nonce}'`] : permit.hashes.map((hash) => `'sha256-${hash}'`)
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...inline, ...(isDevelopment ? ["'unsafe-eval'"] : [])].join(' ')}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

export function inlineScriptHashes(html: string): readonly string[] {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(([, script = '']) =>
    createHash('sha256').update(script, 'utf8').digest('base64'),
  )
  return [...new Set(hashes)]
}

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
}

/** To be sent over https alone: from then on browsers come by no other way. */
export const STRICT_TRANSPORT = 'max-age=31536000'
