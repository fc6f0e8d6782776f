/** Every way to write one character of a path that some server somewhere takes for it. */
function ways(char: string): readonly string[] {
  const hex = char.charCodeAt(0).toString(16).padStart(2, '0')
  const encoded = [`%${hex}`, `%${hex.toUpperCase()}`, `%25${hex}`, `%2525${hex}`]
  if (char === '/')
    return ['/', '//', '\\', '/./', '/.//', '/x/../', '/%2e/', '/x/%2e%2e/', ...encoded, '%5c', '%255c', ';/']
  return [char, char.toUpperCase(), ...encoded]
}

const BEFORE = [
  '',
  'http://localhost',
  'https://elsewhere',
  '//localhost',
  '/x/..',
  '/foods/../',
  '/.',
  '/foods/%2e%2e',
  '\\',
]
const AFTER = [
  '',
  '/',
  '//',
  '/.',
  '/..;/7',
  '?',
  '?a=/../b',
  '#top',
  '%00',
  '%0a',
  '%20',
  ';a=b',
  '/x/..',
  '.rsc',
  '.txt',
  '/x/%2e%2e',
  '?_rsc=1',
]

/** Spellings of one path: each character in each way, in pairs, and each with what may stand before and after it. */
export function spellings(path: string): readonly string[] {
  const chars = [...path]
  const one = (place: number, way: string) => [...chars.slice(0, place), way, ...chars.slice(place + 1)]
  const single = chars.flatMap((char, place) => ways(char).map((way) => one(place, way)))
  const double = single.flatMap((already) =>
    chars.flatMap((char, place) =>
      already[place] === char
        ? ways(char).map((way) => [...already.slice(0, place), way, ...already.slice(place + 1)])
        : [],
    ),
  )
  const framed = BEFORE.flatMap((before) => AFTER.map((after) => `${before}${path}${after}`))
  const half = single.flatMap((written) =>
    BEFORE.flatMap((before) => AFTER.map((after) => `${before}${written.join('')}${after}`)),
  )
  return [...new Set([path, ...framed, ...half, ...double.map((written) => written.join(''))])]
}
