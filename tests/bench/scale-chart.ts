/** Milliseconds at one size. */
type Point = { readonly size: number; readonly suggest: number; readonly search: number; readonly floor: number }

const WIDTH = 780
const HEIGHT = 400
const LEFT = 64
const RIGHT = 184
const TOP = 40
const BOTTOM = 56
const short = new Intl.NumberFormat('en', { notation: 'compact' })
const LINES = [
  { key: 'search', name: 'search with counts', stroke: '#0b5cad', dash: '' },
  { key: 'suggest', name: 'suggestions', stroke: '#a3480f', dash: '8 4' },
  { key: 'floor', name: 'bare SQLite', stroke: '#555555', dash: '2 4' },
] as const

/** p99 against size, both in powers of ten. */
export function chart(points: readonly Point[]): string {
  const values = points.flatMap(({ suggest, search, floor }) => [suggest, search, floor])
  const low = Math.floor(Math.log10(Math.min(...values)))
  const high = Math.ceil(Math.log10(Math.max(...values, 50)))
  const first = Math.log10(Math.min(...points.map(({ size }) => size)))
  const last = Math.log10(Math.max(...points.map(({ size }) => size)))
  const x = (size: number) =>
    LEFT + ((Math.log10(size) - first) / Math.max(last - first, 1e-9)) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => TOP + ((high - Math.log10(value)) / (high - low)) * (HEIGHT - TOP - BOTTOM)
  const parts: string[] = []
  for (let power = low; power <= high; power += 1) {
    const at = y(10 ** power).toFixed(1)
    parts.push(`<path d="M${LEFT} ${at}H${WIDTH - RIGHT}" stroke="#dddddd"/>`)
    parts.push(`<text x="${LEFT - 8}" y="${at}" dy="4" text-anchor="end">${10 ** power} ms</text>`)
  }
  for (const { size } of points) {
    const at = x(size).toFixed(1)
    parts.push(`<text x="${at}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${short.format(size)}</text>`)
  }
  for (const { key, name, stroke, dash } of LINES) {
    const way = points.map(
      (point, at) => `${at === 0 ? 'M' : 'L'}${x(point.size).toFixed(1)} ${y(point[key]).toFixed(1)}`,
    )
    const end = points.at(-1)
    parts.push(`<path d="${way.join('')}" fill="none" stroke="${stroke}" stroke-width="2" stroke-dasharray="${dash}"/>`)
    for (const point of points) {
      parts.push(`<circle cx="${x(point.size).toFixed(1)}" cy="${y(point[key]).toFixed(1)}" r="3" fill="${stroke}"/>`)
    }
    if (end !== undefined) {
      const words = `${name} ${end[key].toFixed(1)} ms`
      parts.push(`<text x="${WIDTH - RIGHT + 8}" y="${y(end[key]).toFixed(1)}" dy="4" fill="${stroke}">${words}</text>`)
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12" fill="#222222">
<title>Cost of suggestions and searches against the number of foods</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<text x="${LEFT}" y="22" font-size="14">Slowest one in a hundred (p99), by number of foods</text>
${parts.join('\n')}
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 12}" text-anchor="middle">foods in the catalogue</text>
</svg>
`
}
