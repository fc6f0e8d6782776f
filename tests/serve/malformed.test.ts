import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { answerMalformed } from '@/lib/serve/malformed'
import { metrics } from '@/lib/watch/metrics'
import { exchange } from './served'

const GOOD = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'
const BAD = 'Dear diary\r\n\r\n'

async function serving(listener: RequestListener): Promise<number> {
  const server = createServer({ headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 }, listener)
  answerMalformed(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

test('a request that does not come to an end is told so, and the connection ends', async () => {
  const port = await serving(() => {})
  const answer = await exchange(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n')
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
  expect(answer).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/)
  expect(answer).toMatch(/\r\nContent-Security-Policy: default-src 'none'/)
  expect(answer).toMatch(/\r\n\r\nRequest Timeout$/)
})

test('what is malformed is answered after the answer before it, and never in the middle of it', async () => {
  const whole = await serving((_, response) => void response.end('good'))
  const half = await serving((_, response) => {
    response.writeHead(200, { 'Content-Length': '9' })
    response.write('half')
  })
  expect(await exchange(whole, GOOD + BAD)).toMatch(/\r\n\r\ngoodHTTP\/1\.1 400 Bad Request\r\n/)
  expect(await exchange(half, GOOD + BAD)).not.toContain('Bad Request')
})

test('each is counted as refused', async () => {
  metrics().security.reset()
  const port = await serving(() => {})
  await exchange(port, BAD)
  await exchange(port, 'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: something\r\n\r\n')
  expect(await metrics().registry.metrics()).toContain('security_events_total{event="refused-request"} 2')
})
