import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SHARED } from '@/app/delivery'
import { headline } from '@/lib/catalogue/headline'
import { interpretQuery } from '@/lib/catalogue/interpret-query'
import { queryableIds, referenceData, vocabulary } from '@/lib/content/reference-data'
import { catalogue } from '@/lib/db/catalogue'
import { formatCount } from '@/lib/nutrition/format'
import { parseFoodQuery } from '@/lib/schemas/food-query'
import { foodsHref } from '@/lib/urls'
import { SharedMain } from '../_ui/shared-main'
import { Browse } from './browse'
import { catalogueNames } from './names'
import { PotassiumNote, picksPotassium } from './potassium-note'
import './foods.css'
import { canonical } from '../canonical'

export async function generateMetadata({ searchParams }: PageProps<'/foods'>): Promise<Metadata> {
  const { query } = parseFoodQuery(await searchParams, queryableIds())
  return { ...SHARED, title: headline(query, catalogueNames()), ...canonical(foodsHref(query)) }
}

export default async function FoodsPage({ searchParams }: PageProps<'/foods'>) {
  const { query, notes } = parseFoodQuery(await searchParams, queryableIds())
  const reader = catalogue()
  const interpreted = await interpretQuery(query, { ...referenceData(), vocabulary: vocabulary() }, reader)
  if (interpreted !== query) redirect(foodsHref(interpreted))
  const page = await reader.search(query)
  const relaxations = page.total === 0 ? await reader.relax(query) : []
  const datasets = await reader.datasets()
  const all = datasets.reduce((sum, { foods }) => sum + foods, 0)
  return (
    <SharedMain className="page">
      <div className="top" id="top" data-live="">
        <h1>{headline(query, catalogueNames())}</h1>
        <p className="quiet small" role="status">
          {page.total === all ? '' : `${formatCount(page.total)} of `}
          {formatCount(all)} foods
        </p>
        {picksPotassium(query) && <PotassiumNote />}
      </div>
      <Browse query={query} page={page} relaxations={relaxations} notes={notes} />
    </SharedMain>
  )
}
