// `npm run screenshots`: the README's pictures, taken from the built site.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { SERVER } from '@/lib/serve/setup.mjs'
import { launchChromium } from './chromium'

const PORT = 4020
const PICTURES = 'tests/pictures'

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if ((await fetch(url).catch(() => null))?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer. Build first: npm start`)
}

async function pictures(browser: Browser): Promise<void> {
  const desk = await browser.newContext({ baseURL: `http://127.0.0.1:${PORT}`, viewport: { width: 1280, height: 900 } })
  const page = await desk.newPage()
  const take = async (name: string, at: Page = page) => {
    await at.evaluate(() => document.fonts.ready)
    await at.screenshot({ path: join(PICTURES, `${name}.png`) })
  }
  await page.goto('/foods?tag=magnesium-rich&not=high-sodium&group=legumes')
  await take('foods')
  await page.goto('/food/spinach-raw')
  await page.getByText('Why magnesium-rich?').click()
  await take('food')
  await page.goto('/lists')
  await page.getByRole('button', { name: 'Start from an example' }).click()
  await page.waitForURL(/\/lists\/./)
  await page.waitForLoadState('networkidle')
  await take('list')
  const phone = await browser.newContext({
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  })
  const dark = await phone.newPage()
  await dark.goto('/')
  await take('home-phone-dark', dark)
}

const folder = mkdtempSync(join(tmpdir(), 'mineral-table-pictures-'))
const site: ChildProcess = spawn(process.execPath, SERVER, {
  stdio: 'ignore',
  env: {
    ...process.env,
    NODE_ENV: 'production',
    RATE_LIMIT_FACTOR: '1000',
    PORT: String(PORT),
    DATABASE_URL: `file:${join(folder, 'site.db')}`,
  },
})
mkdirSync(PICTURES, { recursive: true })
const browser = await launchChromium()
try {
  await answers(`http://127.0.0.1:${PORT}/api/health`)
  await pictures(browser)
} finally {
  await browser.close()
  site.kill()
  rmSync(folder, { recursive: true, force: true })
}
