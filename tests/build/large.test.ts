import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { EVERYTHING } from '@/lib/catalogue/query'
import { catalogue } from '@/lib/db/catalogue'
import { generateBranded } from '../bench/generated-release'
import { preparedStores, temporaryDirectory } from '../fixtures/stores'

vi.setConfig({ testTimeout: 300_000 })

const FOODS = 40_000

test('a large release comes in within 400 MB, and what is counted agrees with what is found', async () => {
  const file = preparedStores()
  const ours = (await catalogue(file).search(EVERYTHING)).total
  const release = join(temporaryDirectory(), 'release')
  await generateBranded(release, FOODS)
  const { stdout, status } = spawnSync('npm', ['run', '-s', 'catalogue', '--', 'import', release], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: `file:${file.single}` },
  })
  expect(stdout).toContain('usda-branded@2026-04-01 is imported: 40,000 foods, 0 rows rejected.')
  expect(status).toBe(0)
  expect(Number(/at most (\d+) MB/.exec(stdout)?.[1])).toBeLessThanOrEqual(400)

  const { search, suggest } = catalogue(file)
  expect((await search(EVERYTHING)).total).toBe(ours + FOODS)
  const query = { ...EVERYTHING, q: 'cheese', sort: 'relevance', not: ['high-sodium'], pageSize: 100 } as const
  const { total, facets } = await search(query)
  expect(total).toBeGreaterThan(500)
  expect(Object.values(facets.source).reduce((sum, count) => sum + count, 0)).toBe(total)
  const seen = new Set<string>()
  for (let page = 1; page <= Math.ceil(total / 100); page += 1) {
    for (const { id } of (await search({ ...query, page })).foods) seen.add(id)
  }
  expect(seen.size).toBe(total)
  const backwards = await search({ ...query, order: 'desc' })
  const last = await search({ ...query, page: Math.ceil(total / 100) })
  expect(backwards.foods[0]).toEqual(last.foods.at(-1))
  // What everybody means is still first among forty thousand products.
  expect((await suggest('milk'))[0]?.id).toBe('milk-whole')
})
