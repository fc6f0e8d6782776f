import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { catalogue } from '@/lib/db/catalogue'
import { PrismaClient as CatalogueClient } from '@/prisma/generated/catalogue/client'
import { PrismaClient as ReleasesClient } from '@/prisma/generated/releases/client'
import { bring, KALE, release } from '../fixtures/import/tables'
import { preparedStores, shownCatalogueFile, smallStores } from '../fixtures/stores'

test('Prisma reads the foods of a catalogue by its schema as the reader reads them', async () => {
  const stores = preparedStores()
  const adapter = new PrismaBetterSqlite3({ url: `file:${shownCatalogueFile(stores)}`, readonly: true })
  const client = new CatalogueClient({ adapter })
  onTestFinished(() => client.$disconnect())
  const inOrder = { orderBy: { position: 'asc' } } as const
  const rows = await client.food.findMany({
    where: { groupId: 'leafy-greens' },
    include: { dataset: true, portions: inOrder, namings: inOrder, flags: true, aliases: inOrder },
  })
  const read = await catalogue(stores).foods(rows.map(({ id }) => id))
  expect(rows.length).toBeGreaterThan(50)
  expect(
    rows.map(({ id, name, role, dataset, record, magnesium, potassium, sodium, energyKcal, ...row }) => ({
      ...{ id, name, role, source: { id: dataset.id, release: dataset.release, record } },
      amounts: { magnesium, potassium, sodium, energyKcal },
      aliases: row.aliases.map(({ alias }) => alias),
      portions: row.portions.map(({ label, grams }) => ({ label, grams })),
      named: row.namings.map(({ namedSource, mineral }) => [namedSource, mineral]),
      flags: row.flags.map(({ flag }) => flag),
    })),
  ).toEqual(
    read.map(({ id, name, role, source, amounts, aliases, portions, named, flags }) => ({
      ...{ id, name, role, source, amounts, aliases, portions, flags },
      named: named.map(({ namedSource, mineral }) => [namedSource, mineral]),
    })),
  )
  const claims = await client.namingClaim.findMany({ where: { namedSource: read[0]?.named[0]?.namedSource ?? '' } })
  expect(claims.map(({ claim }) => claim)).toEqual(expect.arrayContaining([...(read[0]?.named[0]?.claims ?? [])]))
  expect(await client.groupSize.count()).toBeGreaterThan(0)
  expect(await client.searchWord.count()).toBeGreaterThan(1000)
})

test('Prisma reads imported releases by their schema', async () => {
  const stores = smallStores()
  await bring(stores, release('foundation', '2024-10-31', [{ record: '900001', ndb: KALE.ndb, sodium: '53' }]))
  const client = new ReleasesClient({ adapter: new PrismaBetterSqlite3({ url: `file:${stores.releases}` }) })
  onTestFinished(() => client.$disconnect())
  const [one] = await client.release.findMany({ include: { sourceFoods: true } })
  expect(one).toMatchObject({ dataset: 'usda-foundation', release: '2024-10-31', state: 'complete', foods: 1 })
  expect(one?.sourceFoods).toMatchObject([{ record: '900001', stableKey: KALE.ndb, sodium: 53, magnesium: null }])
})
