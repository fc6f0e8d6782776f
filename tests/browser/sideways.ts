import type { Page } from 'playwright-core'

export const WIDTHS = [390, 320]

/** What sticks out of the page sideways, outside of what scrolls by itself. */
export async function sticksOut(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 })
    const out = await page.evaluate(() => {
      const root = document.documentElement
      if (root.scrollWidth <= root.clientWidth) return []
      return [...document.querySelectorAll('body *')]
        .filter((part) => part.getBoundingClientRect().right > root.clientWidth + 1)
        .map((part) => `${part.tagName.toLowerCase()}.${part.getAttribute('class') ?? ''}`)
        .slice(-3)
    })
    found.push(...out.map((part) => `${width} ${page.url()} ${part}`))
  }
  return found
}
