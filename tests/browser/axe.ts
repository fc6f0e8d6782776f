import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Nothing more to bring in: the page has axe already. */
const NO_SOURCE = 'void 0'

/** What axe has against the page in light and in dark, in a line each. */
export async function violations(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // Only the colours differ in the dark.
    const axe = new AxeBuilder((await hasAxe(page)) ? { page, axeSource: NO_SOURCE } : { page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
    const results = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
    for (const { id, nodes } of results.violations) {
      found.push(
        `${colorScheme} ${id}: ${nodes
          .slice(0, 3)
          .map(({ target }) => target.join(' '))
          .join(' | ')}`,
      )
    }
  }
  return found
}

const hasAxe = (page: Page) => page.evaluate(() => 'axe' in window)

/** Folded parts are read too. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details:not([name])')) part.setAttribute('open', '')
  })
}
