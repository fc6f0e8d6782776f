import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/** Who sent a request and how, as far as this server or a proxy it trusts can tell. */
export type Client = { readonly address: string; readonly isSecure: boolean }

/** The part of an address of version 6 that one household or customer has to itself, in groups of four digits. */
const NETWORK_GROUPS = 4

/**
 * The client behind so many proxies of the operator's own. Each proxy adds the address that it saw to the end of
 * X-Forwarded-For; what stands before was written by the client itself, and means nothing. With no proxies the header is
 * not looked at. Where fewer addresses stand there than there are proxies, somebody came around them: then it is whoever
 * is connected.
 */
export function clientOf(request: IncomingMessage, proxies: number): Client {
  const seen = request.socket.remoteAddress ?? ''
  if (proxies === 0) return { address: networkOf(seen), isSecure: false }
  const forwarded = listed(request.headers['x-forwarded-for'])
  const protocols = listed(request.headers['x-forwarded-proto'])
  return {
    address: networkOf(withoutPort(forwarded.at(-proxies) ?? seen)),
    // Some proxies add to it as they do to addresses, others say it anew.
    isSecure: (protocols.at(-proxies) ?? protocols[0]) === 'https',
  }
}

/** Some proxies write down the port as well, which is another one for each connection. */
function withoutPort(address: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([^:]+):\d+$/.exec(address)?.[1] ?? address
}

function listed(header: string | readonly string[] | undefined): readonly string[] {
  return String(header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** What limits are counted by: an address of version 4, or the network of one of version 6. */
function networkOf(address: string): string {
  const version4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (version4 !== undefined) return version4
  if (!isIPv6(address)) return address.slice(0, 64)
  const [head = '', tail] = address.toLowerCase().split('::')
  const [before, after] = [groupsOf(head), groupsOf(tail)]
  const missing = Array.from({ length: tail === undefined ? 0 : 8 - before.length - after.length }, () => '0')
  return [...before, ...missing, ...after].slice(0, NETWORK_GROUPS).map(withoutZeros).join(':')
}

function groupsOf(part: string | undefined): readonly string[] {
  return part === undefined || part === '' ? [] : part.split(':')
}

function withoutZeros(group: string): string {
  return group.replace(/^0+(?=.)/, '')
}
