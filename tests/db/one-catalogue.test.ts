import { setImmediate } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { EVERYTHING } from '@/lib/catalogue/query'
import { catalogue, catalogueVersion, withOneCatalogue } from '@/lib/db/catalogue'
import type { Stores } from '@/lib/db/stores'
import { newAnswer } from '@/lib/serve/answer'
import { createPageCache } from '@/lib/serve/page-cache'
import { bring, KALE, release } from '../fixtures/import/tables'
import { smallStores } from '../fixtures/stores'

vi.setConfig({ testTimeout: 60_000 })

const MONTHS = ['2023-04-20', '2023-10-26', '2024-04-18', '2024-10-31']

/** Publishes one more version, in which kale has another amount of sodium. */
async function publishAnother(stores: Stores, round: number): Promise<void> {
  const kale = { record: '900001', ndb: KALE.ndb, magnesium: '33', potassium: '348', sodium: String(60 + round) }
  await bring(stores, release('foundation', MONTHS[round] ?? '', [kale]))
}

/** What an answer may say of the catalogue, all of it. */
async function said(stores: Stores) {
  const reader = catalogue(stores)
  const kale = await reader.food(KALE.id)
  return {
    version: await reader.dataVersion(),
    key: catalogueVersion(stores),
    kale,
    published: kale === null ? null : (await reader.provenance(kale)).published,
    datasets: await reader.datasets(),
    found: (await reader.search({ ...EVERYTHING, q: 'kale' })).foods,
    releases: (await reader.operations()).releases.map((one) => `${one.dataset} ${one.release} ${one.shown}`),
  }
}

describe('one answer', () => {
  test('is of one version from its first word to its last, however many are published meanwhile', async () => {
    const stores = smallStores()
    const before = await withOneCatalogue(() => said(stores))
    await withOneCatalogue(async () => {
      expect(await said(stores)).toEqual(before)
      for (let round = 0; round < MONTHS.length; round += 1) {
        await publishAnother(stores, round)
        // Others are shown what is new, so that the versions before are put away one after the other.
        const others = await withOneCatalogue(() => said(stores))
        expect(others.version).not.toBe(before.version)
        expect(others.kale?.amounts.sodium).toBe(60 + round)
        expect(await said(stores)).toEqual(before)
      }
    })
    const after = await withOneCatalogue(() => said(stores))
    expect(after.kale?.amounts.sodium).toBe(63)
    expect(after.published).toHaveLength(MONTHS.length)
  })

  test('is known to be over, so that what runs on after it is shown what there is then', async () => {
    const stores = smallStores()
    let late: Promise<string> | undefined
    const before = await withOneCatalogue(async () => {
      late = setImmediate().then(async () => {
        await published
        return catalogue(stores).dataVersion()
      })
      return catalogue(stores).dataVersion()
    })
    const published = publishAnother(stores, 0)
    expect(await late).not.toBe(before)
  })

  test('is kept under the very version it was made of, whatever is published while it is made', async () => {
    const stores = smallStores()
    const cache = createPageCache(() => catalogueVersion(stores))
    const made: string[] = []
    const ask = (meanwhile: () => Promise<void> = async () => {}) =>
      withOneCatalogue(() =>
        cache.answer('/food/kale-raw', async () => {
          const before = await catalogue(stores).dataVersion()
          await meanwhile()
          const kale = await catalogue(stores).food(KALE.id)
          made.push(before)
          return newAnswer(200, {}, Buffer.from(`${before} ${kale?.amounts.sodium}`), true)
        }),
      )
    const bodyOf = async (answer: ReturnType<typeof ask>) => (await answer).body.toString()
    const first = await bodyOf(ask(() => publishAnother(stores, 0)))
    const second = await bodyOf(ask(() => publishAnother(stores, 1)))
    const [third, again] = [await bodyOf(ask()), await bodyOf(ask())]
    expect([first, second, third].map((body) => body.split(' ')[1])).toEqual(['53', '60', '61'])
    expect(again).toBe(third)
    expect(third).toContain(await catalogue(stores).dataVersion())
    expect(new Set(made).size).toBe(3)
    expect(made).toHaveLength(3)
  })

  test('of two stores at once holds one version of each', async () => {
    const [one, other] = [smallStores(), smallStores()]
    await withOneCatalogue(async () => {
      const before = await catalogue(one).dataVersion()
      await publishAnother(one, 0)
      await publishAnother(other, 1)
      expect(await catalogue(one).dataVersion()).toBe(before)
      expect((await catalogue(other).food(KALE.id))?.amounts.sodium).toBe(61)
    })
  })
})
