/** Scripts of our own that a public page keeps. */
const KEPT = /\ssrc="\/(?:enhance|gate)\.js"/

const SCRIPT = /<script\b[^>]*>[\s\S]*?<\/script>/g
const SCRIPT_PRELOAD = /<link\b(?=[^>]*\brel="(?:preload|modulepreload)")(?=[^>]*\bas="script")[^>]*>/g

/**
 * The page without the framework's client runtime and the data it would hydrate from. Public pages are whole HTML
 * with nothing to hydrate; leaving the runtime out saves a phone some 135 KB of compressed JavaScript a visit.
 */
export function stripNextScripts(html: string): string {
  return html.replace(SCRIPT, (script) => (KEPT.test(script) ? script : '')).replace(SCRIPT_PRELOAD, '')
}
