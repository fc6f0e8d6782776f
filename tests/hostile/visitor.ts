import { randomUUID } from 'node:crypto'
import { href } from '@/lib/urls'

export type Form = Readonly<Record<string, string>>

/** Somebody with a cookie, or none, who sends whatever there is to send. */
export type Stranger = {
  get(address: string): Promise<Response>
  /** Sends a form about lists and takes the outcome as it is told to scripts. */
  send(form: Form): Promise<Response>
}

export function stranger(site: string, cookie: string | null): Stranger {
  const headers = { ...(cookie === null ? {} : { cookie }), accept: 'application/json' }
  return {
    get: (address) => fetch(site + address, { headers: { ...headers, accept: 'text/html' }, redirect: 'manual' }),
    send: (form) =>
      fetch(site + href.listCommands(), {
        method: 'POST',
        headers,
        redirect: 'manual',
        body: new URLSearchParams({ envelope: randomUUID(), ...form }),
      }),
  }
}

/** Who has a list: a day with two foods, a removed one, a meal removed, and a list that was deleted. */
export type Victim = {
  /** Name and value, as sent back. */
  readonly cookie: string
  readonly list: string
  readonly deleted: string
  readonly meals: readonly string[]
  readonly items: readonly string[]
}

export const SECRET_NAME = 'What only the owner may read'

export async function settle(site: string): Promise<Victim> {
  const first = await stranger(site, null).send({ do: 'create-list', name: SECRET_NAME, scope: 'day' })
  const cookie = (first.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
  const owner = stranger(site, cookie)
  const { landing } = await first.json()
  const list: string = landing.list
  const deleted = (await (await owner.send({ do: 'duplicate-list', list })).json()).landing.list
  await owner.send({ do: 'delete-list', list: deleted })
  for (const food of ['banana', 'cheddar', 'spinach-raw']) await owner.send({ do: 'add-food', list, food })
  const page = await (await owner.get(href.list(list))).text()
  const [meals, items] = [fieldsOf(page, 'meal'), fieldsOf(page, 'item')]
  await owner.send({ do: 'remove-item', list, item: items.at(-1) ?? '', seen: '1' })
  await owner.send({ do: 'remove-meal', list, meal: meals.at(-1) ?? '', seen: '1' })
  return { cookie, list, deleted, meals, items }
}

function fieldsOf(page: string, name: string): readonly string[] {
  const fields = page.matchAll(new RegExp(`name="${name}" value="([\\w-]+)"`, 'g'))
  return [...new Set([...fields].map(([, value = '']) => value))]
}

/** What a page says, without what differs each time it is made. */
export function wordsOf(page: string): string {
  return page
    .replaceAll(/<script[\s\S]*?<\/script>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}
