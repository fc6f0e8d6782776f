/** Scripts of our own that a shared page keeps. */
const KEPT = /^<script src="\/(?:enhance|gate)\.js"/

const SCRIPT_PRELOAD = /<link\b(?=[^>]*\brel="(?:preload|modulepreload)")(?=[^>]*\bas="script")[^>]*>/g

const [BEGIN, END] = ['<script', '</script>']

/**
 * The page without the framework's client runtime, the data it would hydrate from, and the nonce that let it run.
 * Shared pages are whole HTML with nothing to hydrate; leaving the runtime out saves a phone some 135 KB of compressed
 * JavaScript a visit.
 */
export function stripNextScripts(page: Buffer, nonce: string): Buffer {
  // What is looked for is ASCII, so bytes may pass for characters: several times as fast as decoding them.
  const html = page.toString('latin1')
  const left: string[] = []
  let from = 0
  for (let at = html.indexOf(BEGIN); at >= 0; at = html.indexOf(BEGIN, from)) {
    const end = html.indexOf(END, at)
    left.push(html.slice(from, at))
    from = end < 0 ? html.length : end + END.length
    if (KEPT.test(html.slice(at, at + 64))) left.push(html.slice(at, from))
  }
  left.push(html.slice(from))
  return Buffer.from(left.join('').replace(SCRIPT_PRELOAD, '').replaceAll(` nonce="${nonce}"`, ''), 'latin1')
}
