import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { makeSaltyList } from './places'
import { PHONE, visitor } from './visitor'

const KB = 1024

/** Bytes of script, compressed, that a first visit to the page loads. */
async function scriptBytes(page: Page, path: string): Promise<number> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length)
  return sizes.reduce((sum, size) => sum + size, 0)
}

test.each(['/', '/foods', '/food/spinach-raw', '/documents/a'])('%s loads next to no script', async (path) => {
  expect(await scriptBytes(await visitor(), path)).toBeLessThan(15 * KB)
})

test('a list loads at most 170 KB of script', async () => {
  const page = await visitor()
  await makeSaltyList(page)
  const again = await page.context().newPage()
  expect(await scriptBytes(again, page.url())).toBeLessThan(170 * KB)
})

test('nothing jumps while a page loads', async () => {
  const page = await visitor(PHONE)
  await makeSaltyList(page)
  for (const path of ['/', '/foods', '/food/spinach-raw', '/documents/a', page.url()]) {
    await page.goto(path, { waitUntil: 'networkidle' })
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => {
            const moves = list.getEntries().map((entry) => ('value' in entry ? Number(entry.value) : 0))
            resolve(moves.reduce((sum, value) => sum + value, 0))
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(0), 300)
        }),
    )
    expect(shift, path).toBeLessThan(0.02)
  }
})
