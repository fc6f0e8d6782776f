/** Letters, digits and signs that mean the same with and without a percent sign: encoded, they only hide what is asked. */
const NEEDLESSLY_ENCODED = /%(?:2[de]|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/i
const ENCODED_SEPARATOR = /%(?:2f|5c)/i
const ENCODED_CONTROL = /%(?:[01][0-9a-f]|7f)/i
const ENCODED_TWICE = /%25[0-9a-f]{2}/i

/**
 * Why an address is not in normal form, or null where it is. Under another spelling of its path a page could be reached
 * by a name by which it is not known for what it is.
 */
export function notInNormalForm(address: string): string | null {
  if (!address.startsWith('/')) return 'The address has to begin with a slash.'
  if (/[^\x21-\x7e]/.test(address)) return 'The address has a character that has to be percent-encoded.'
  if (address.includes('#')) return 'The address has a fragment, which is not for servers.'
  const path = address.split('?', 1)[0] ?? address
  if (path.includes('\\')) return 'The path has a backslash.'
  if (path.includes('//')) return 'The path has an empty segment.'
  if (/\/\.{1,2}(?:\/|$)/.test(path)) return 'The path has a segment of dots.'
  if (ENCODED_SEPARATOR.test(path)) return 'The path has a percent-encoded slash or backslash.'
  if (ENCODED_CONTROL.test(path)) return 'The path has a percent-encoded control character.'
  if (NEEDLESSLY_ENCODED.test(path))
    return 'The path has a percent-encoded letter, digit, dot, dash, underscore or tilde.'
  if (ENCODED_TWICE.test(path)) return 'The path is percent-encoded twice.'
  return null
}
