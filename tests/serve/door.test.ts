import { Agent, createServer, get, type IncomingMessage, type RequestListener } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { type Door, doorOf } from '@/lib/serve/door'

const doors: Door[] = []
const agents: Agent[] = []
afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy()
  await Promise.all(doors.splice(0).map((door) => door.close(0)))
})

async function taken(): Promise<{ readonly door: Door; readonly port: number }> {
  const door = doorOf(createServer())
  doors.push(door)
  return { door, port: await door.take(0, '127.0.0.1') }
}

type Reply = {
  readonly status: number | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

function ask(port: number, agent?: Agent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = get({ port, host: '127.0.0.1', ...(agent === undefined ? {} : { agent }) }, (answer) => {
      let body = ''
      answer.on('data', (chunk) => (body += String(chunk)))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }))
    })
    sent.on('error', reject)
  })
}

/** Answers when it is told to. */
function answering(): { readonly listener: RequestListener; readonly asked: Promise<void>; answer(): void } {
  let isAsked: () => void = () => {}
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve
  })
  let answer: () => void = () => {}
  const listener: RequestListener = (_, response) => {
    answer = () => response.end('done')
    isAsked()
  }
  return { listener, asked, answer: () => answer() }
}

test('until it is opened, everybody is told to come again', async () => {
  const { door, port } = await taken()
  const { status, headers, body } = await ask(port)
  expect([status, headers['retry-after'], headers['cache-control']]).toEqual([503, '2', 'private, no-store'])
  expect([headers['x-content-type-options'], headers.connection]).toEqual(['nosniff', 'close'])
  expect(JSON.parse(body)).toMatchObject({ status: 503, title: 'The site is starting' })
  door.open((_, response) => response.end('open'))
  expect((await ask(port)).body).toBe('open')
})

test('until it is opened, a browser is told so by a page', async () => {
  const { port } = await taken()
  const page = await fetch(`http://127.0.0.1:${port}/lists`, { headers: { accept: 'text/html' } })
  const [status, type, again] = [page.status, page.headers.get('content-type'), page.headers.get('retry-after')]
  expect([status, type, again]).toEqual([503, 'text/html; charset=utf-8', '2'])
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await page.text()).toContain('<h1>The site is starting</h1>\n<p>Try again in a few seconds.</p>')
})

test('a port that is taken is found when it is taken', async () => {
  const { port } = await taken()
  await expect(doorOf(createServer()).take(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('closing finishes the answers under way, ends idle connections, and lets nobody in', async () => {
  const { door, port } = await taken()
  const { listener, asked, answer } = answering()
  door.open((_, response) => response.end('well'))
  const agent = new Agent({ keepAlive: true })
  agents.push(agent)
  await ask(port, agent)
  const idle = Object.values(agent.freeSockets).flat()[0]
  expect(idle).toBeDefined()
  const ended = new Promise((resolve) => idle?.once('close', resolve))

  door.open(listener)
  const underWay = ask(port)
  await asked
  const closed = door.close(60_000)
  await ended
  await expect(ask(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  answer()
  expect(await underWay).toMatchObject({ status: 200, body: 'done' })
  await closed
})

test('an answer under way tells its client not to use the connection again', async () => {
  const { door, port } = await taken()
  const { listener, asked, answer } = answering()
  door.open(listener)
  const agent = new Agent({ keepAlive: true })
  agents.push(agent)
  const underWay = ask(port, agent)
  await asked
  const closed = door.close(60_000)
  answer()
  expect((await underWay).headers.connection).toBe('close')
  await closed
})

test('an answer that takes too long is cut off', async () => {
  const { door, port } = await taken()
  const { listener, asked } = answering()
  door.open(listener)
  const underWay = ask(port)
  await asked
  const [cut] = await Promise.allSettled([underWay, door.close(20)])
  expect(cut.status).toBe('rejected')
})
