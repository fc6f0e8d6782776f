import { href } from '../urls'

const READING = ['GET', 'HEAD']
/** Forms of pages are sent here. */
const FORMS: readonly string[] = [href.listCommands(), href.operatorSession()]
const API = /^\/api\//

/** The methods that an address answers; null where its own handler says so. */
export function methodsOf(address: string): readonly string[] | null {
  const path = address.split('?', 1)[0] ?? address
  if (API.test(path)) return null
  return FORMS.includes(path) ? ['POST'] : READING
}

export function isReading(method: string | undefined): boolean {
  return READING.includes(method ?? '')
}
