import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { launchChromium } from './chromium'

// One for all test files of a worker. It ends with the worker, when the pipe between them closes.
let browser: Promise<Browser> | undefined

type Visit = { readonly context: BrowserContext; complaints: readonly string[] }
let visits: Visit[] = []
let reading: (Visit & { readonly page: Page }) | undefined

/** After each test: everybody leaves, and nobody had anything to complain of. */
export async function leave(): Promise<void> {
  const complaints = [...visits, ...(reading ? [reading] : [])].flatMap((visit) => visit.complaints)
  await Promise.all(visits.map((visit) => visit.context.close()))
  visits = []
  if (reading) reading.complaints = []
  expect(complaints, 'the console stays empty').toEqual([])
}

/** After the last test of a file. */
export async function closeReader(): Promise<void> {
  await reading?.context.close()
  reading = undefined
}

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

type Visitor = BrowserContextOptions & {
  /** Whatever else is complained of on the console fails the test. */
  readonly expectedComplaints?: RegExp
}

/** A browser of its own, with its own cookies. */
export async function visitor(options: Visitor = {}): Promise<Page> {
  const visit = await arrive(options)
  visits.push(visit)
  return visit.context.newPage()
}

/** The one page that goes from test to test of a file, for what leaves nothing behind: quicker than a browser each. */
export async function reader(): Promise<Page> {
  if (reading === undefined) {
    const visit = await arrive({})
    reading = Object.assign(visit, { page: await visit.context.newPage() })
  }
  return reading.page
}

async function arrive({ expectedComplaints, ...rest }: Visitor): Promise<Visit> {
  browser ??= launchChromium()
  const context = await (await browser).newContext({
    baseURL: inject('site'),
    viewport: { width: 1280, height: 900 },
    ...rest,
  })
  context.setDefaultTimeout(15_000)
  const visit: Visit = { context, complaints: [] }
  const complain = (text: string) => {
    if (expectedComplaints === undefined || !expectedComplaints.test(text))
      visit.complaints = [...visit.complaints, text]
  }
  context.on('page', (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complain(message.text())
    })
    page.on('pageerror', (error) => complain(error.message))
  })
  return visit
}
