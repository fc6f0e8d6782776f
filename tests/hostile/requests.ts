import { connect } from 'node:net'
import fc from 'fast-check'

const ADDRESSES = [
  ...['/', '/foods', '/foods/magnesium-rich', '/food/spinach-raw', '/compare', '/lists', '/lists/none', '/method'],
  ...['/documents/a', '/topics/pump', '/operators', '/operators/sign-in', '/operators/session', '/lists/commands'],
  ...['/api/v1/foods', '/api/v1/foods/banana', '/api/v1/suggest', '/api/v1/assessment', '/api/v1/claims/A01'],
  ...['/api/health', '/api/ready', '/api/metrics', '/enhance.js', '/gate.js', '/icon.svg', '/robots.txt'],
  ...['/_next/static/x.js', '/_next/image', '/_next/data/x.json', '/_next/webpack-hmr', '/.git/config', '/.env'],
]
const PARAMETERS = [
  ...['q', 'tag', 'not', 'group', 'source', 'record', 'sort', 'order', 'basis', 'page', 'pageSize', 'food', 'portion'],
  ...['did', 'problem', 'at', 'typed', 'measure', 'share', '_rsc', '__proto__', 'constructor', 'toString', 'url', 'w'],
]
const VALUES = [
  ...[
    '',
    '-1',
    '1e309',
    'NaN',
    '99999999999999999999',
    '0x10',
    'null',
    '[]',
    '{}',
    '%00',
    '%0d%0aX:1',
    '%ff%fe',
    '%u0000',
  ],
  ...['%c0%ae', '%E2%80%AE', "'", '"', '%3Cscript%3E', '__proto__', '../../etc/passwd', '%2e%2e%2f', '%', '%%', '%2'],
  ...['a'.repeat(3000), '%F0%9F%A5%AC'.repeat(50), 'magnesium-rich', '*', 'NEAR(a,b)', '(((((', '1;DROP', '$%7B7*7%7D'],
]
const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'BREW',
  'get',
  'G\0T',
  '',
]
const VERSIONS = ['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/9.9', '']
const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['Host', ['localhost', 'evil.test', 'localhost:99999', '', 'a b', 'localhost/..']],
  ['Content-Length', ['0', '-1', '5', '1e3', '0x5', '5, 6', '99999999999999999999', ' 5 ', 'five']],
  ['Transfer-Encoding', ['chunked', 'gzip, chunked', 'xchunked', 'chunked, identity', ' chunked', 'identity']],
  [
    'Content-Type',
    ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/\0', 'a/b;charset=utf-7'],
  ],
  ['Content-Encoding', ['gzip', 'br', 'zip']],
  [
    'Cookie',
    ['a', '=', ';;;', 'mineral-table-owner=v1.x.y', '__Host-mineral-table-owner=%00', 'a='.repeat(2000), '\xff\xfe'],
  ],
  ['Accept', ['application/json', '*/*;q=9', 'a'.repeat(5000), '\xff']],
  ['Accept-Encoding', ['br', 'gzip;q=0', '*', 'zstd', ',,,', 'br;q=1e9']],
  ['If-None-Match', ['*', 'W/"', '"a","b"', ',,,']],
  ['Range', ['bytes=0-', 'bytes=9-1', 'bytes=-', 'lines=1-2']],
  ['Connection', ['keep-alive', 'close', 'upgrade', 'Content-Length', ', ,']],
  ['Upgrade', ['websocket', 'h2c', 'TLS/1.0']],
  ['Expect', ['100-continue', '200-ok']],
  ['Authorization', ['Bearer x', 'Basic ', `Bearer ${'x'.repeat(4000)}`, '\0']],
  ['X-Forwarded-For', ['127.0.0.1', '::1', 'a, b, c', ',,,,', '1'.repeat(3000)]],
  ['X-Forwarded-Proto', ['https', 'javascript', 'https, http']],
  ['X-Forwarded-Host', ['evil.test', '@@', 'a/b']],
  ['Origin', ['null', 'http://evil.test', 'file://', 'x']],
  ['Sec-Fetch-Site', ['cross-site', 'same-origin', '', 'x']],
  ['RSC', ['1', '0', 'x']],
  ['Next-Router-State-Tree', ['x', '%5B%5D', '%', '["",{}]', '%7B%7D']],
  ['Next-Router-Prefetch', ['1', 'x']],
  ['Next-Router-Segment-Prefetch', ['/_tree', '../x', '/']],
  ['Next-Action', ['x', 'a'.repeat(42), '__proto__']],
  ['Next-Url', ['/lists', '//evil.test', '%']],
  ['X-Middleware-Subrequest', ['middleware', 'src/middleware:src/middleware']],
  ['X-Invoke-Path', ['/lists/x']],
  ['X-Matched-Path', ['/lists/x']],
  ['X-Nextjs-Data', ['1']],
  ['X-HTTP-Method-Override', ['DELETE']],
  [`X${'y'.repeat(300)}`, ['z']],
  ['Bad Name', ['x']],
  ['', ['x']],
]
const BODIES = [
  ...[
    '',
    '',
    '{}',
    '[',
    '['.repeat(10_000),
    '{"items":[{"food":"banana","grams":1e400}]}',
    '{"__proto__":{"a":1}}',
    'null',
  ],
  ...[
    'do=create-list',
    'do=__proto__&envelope=1',
    'envelope[]=1&do[]=2',
    '%',
    '&'.repeat(5000),
    'do=add-food&food=%00',
  ],
  ...['0\r\n\r\n', 'ffffffff\r\nx', '-1\r\n', '5;x="\r\nhello\r\n0\r\n\r\n', '\0'.repeat(100), '\xff\xfe\xfd'],
]

const address = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ADDRESSES) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('*', '', '//', '/..', '/%2e%2e/', '/\\..', 'http://localhost/', 'localhost:80', '/\xff'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }).map((text) => `/${text.replaceAll(/[\r\n]/g, '')}`) },
  { weight: 1, arbitrary: fc.constantFrom(...VALUES).map((value) => `/food/${value}`) },
)
const query = fc
  .array(fc.tuple(fc.constantFrom(...PARAMETERS), fc.constantFrom(...VALUES)), { maxLength: 4 })
  .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join('&')}`))
const header = fc
  .constantFrom(...HEADERS)
  .chain(([name, values]) => fc.constantFrom(...values).map((value) => `${name}: ${value}`))

/** A request as bytes, as no browser would send it: any of its parts may be what it should not. */
export const hostileRequest: fc.Arbitrary<string> = fc
  .record({
    method: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('GET', 'POST') }, fc.constantFrom(...METHODS)),
    address,
    query,
    version: fc.constantFrom(...VERSIONS),
    host: fc.oneof({ weight: 9, arbitrary: fc.constant(['Host: localhost']) }, fc.constant([])),
    headers: fc.array(header, { maxLength: 5 }),
    body: fc.constantFrom(...BODIES),
    isLengthTold: fc.boolean(),
    lineEnd: fc.oneof({ weight: 12, arbitrary: fc.constant('\r\n') }, fc.constantFrom('\n', '\r', '\r\n ')),
  })
  .map(({ method, address, query, version, host, headers, body, isLengthTold, lineEnd }) => {
    const told = isLengthTold && body !== '' ? [`Content-Length: ${Buffer.byteLength(body, 'latin1')}`] : []
    const head = [`${method} ${address}${query} ${version}`, ...host, ...headers, ...told]
    return `${head.join(lineEnd)}${lineEnd}${lineEnd}${body}`
  })

const LONGEST_MS = 30_000

/** The status of each answer to these bytes, until the connection ends; 0 for one that is still open after so long. */
export function exchange(site: string, bytes: string): Promise<readonly number[]> {
  const { hostname, port } = new URL(site)
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(Number(port), hostname)
    const statuses = () => [...answer.matchAll(/^HTTP\/1\.[01] (\d{3}) /gm)].map(([, status]) => Number(status))
    socket.setTimeout(LONGEST_MS, () => {
      resolve([...statuses(), 0])
      socket.destroy()
    })
    socket.setEncoding('latin1')
    socket.on('data', (text) => (answer += text))
    // Reset by the site in the middle of what it does not want to read to the end.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(statuses()))
    socket.end(Buffer.from(bytes, 'latin1'))
  })
}
