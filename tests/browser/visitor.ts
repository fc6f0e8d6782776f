import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'

let browser: Browser
let visits: { readonly context: BrowserContext; readonly complaints: string[] }[] = []

beforeAll(async () => {
  browser = await chromium.connect(inject('chromium'))
})

afterEach(async () => {
  const complaints = visits.flatMap((visit) => visit.complaints)
  await Promise.all(visits.map((visit) => visit.context.close()))
  visits = []
  expect(complaints, 'the console stays empty').toEqual([])
})

afterAll(() => browser.close())

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** A browser of its own, with its own cookies. Whatever it complains of on the console fails the test. */
export async function visitor(
  options: BrowserContextOptions & { readonly expectedComplaints?: RegExp } = {},
): Promise<Page> {
  const { expectedComplaints, ...rest } = options
  const context = await browser.newContext({ baseURL: inject('site'), viewport: { width: 1280, height: 900 }, ...rest })
  context.setDefaultTimeout(15_000)
  const complaints: string[] = []
  const complain = (text: string) => {
    if (expectedComplaints === undefined || !expectedComplaints.test(text)) complaints.push(text)
  }
  context.on('page', (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complain(message.text())
    })
    page.on('pageerror', (error) => complain(error.message))
  })
  visits.push({ context, complaints })
  return context.newPage()
}
