/** What somebody types who hopes that it is not taken for text. */
export const INJECTIONS: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "'><iframe src=javascript:alert(1)>",
  '" autofocus onfocus=alert(1) x="',
  "' autofocus onfocus=alert(1) x='",
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '--><script>alert(1)</script><!--',
  '<!--typed<script>',
  ']]><script>alert(1)</script>',
  '<base href=//evil.test>',
  '<meta http-equiv=refresh content=0;url=//evil.test>',
  '<meta name="delivery" content="anything"/>',
  '<!--held markup-->',
  '<link rel=stylesheet href=//evil.test/a.css>',
  '<form action=//evil.test><input name=a>',
  '<a href="javascript:alert(1)">x</a>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<template><script>alert(1)</script></template>',
  '\u2028<script>alert(1)</script>\u2029',
  '#{alert(1)}<b>',
  '{{constructor.constructor("alert(1)")()}}<b>',
  '<%= 7*7 %><b>',
  '\'; DROP TABLE "List"; --<b>',
  "' OR '1'='1'<b>",
  '1); ATTACH DATABASE "/tmp/x" AS x; --<b>',
  '$(touch /tmp/pwned)<b>',
  '`touch /tmp/pwned`<b>',
  '../../../../etc/passwd<b>',
  'a\r\nSet-Cookie: injected=1\r\n\r\n<b>',
  '\u0000<script>alert(1)</script>',
  '\u202e<b>\u001b[2J',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-<b>',
]

const SCRIPT = /<script[\s\S]*?<\/script>/g
/** As every page has some. */
const BARE_TAG = /^<(?:\/?\w+>|!--)$/

/**
 * Where in a page something stands as it was typed, though it is not only letters; null where nowhere. Quotes are looked
 * for outside of scripts, in which they are escaped another way.
 */
export function foundRaw(page: string, injection: string): string | null {
  const pieces = injection.match(/<[^<]*/g)?.filter((piece) => !BARE_TAG.test(piece)) ?? []
  const found = pieces.find((piece) => page.includes(piece))
  if (found !== undefined) return found
  const isQuoted = /^["']/.test(injection) && page.replaceAll(SCRIPT, '').includes(injection.slice(0, 20))
  return isQuoted ? injection : null
}
