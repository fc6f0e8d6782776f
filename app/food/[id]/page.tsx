import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { SharedMain } from '@/app/_ui/shared-main'
import { SHARED } from '@/app/delivery'
import { groupName } from '@/lib/content/reference-data'
import { catalogue } from '@/lib/db/catalogue'
import { href } from '@/lib/urls'
import { canonical } from '../../canonical'
import { ArticleMentions } from './article-mentions'
import { FoodProvenance } from './food-provenance'
import { Heading } from './heading'
import { Minerals } from './minerals'
import { choosePortion } from './portion-choice'
import { Portions } from './portions'
import { Preparations } from './preparations'
import { Similar } from './similar'
import { servingNote } from './sorting-words'
import { Standings } from './standings'
import '../../_ui/bar.css'
import './food.css'

const SIMILAR = 4

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

/** Read once, for the head and for the page. */
const readFood = cache((id: string) => catalogue().food(decoded(id)))

export async function generateMetadata({ params }: PageProps<'/food/[id]'>): Promise<Metadata> {
  const food = await readFood((await params).id)
  if (food === null) return { title: 'No such food' }
  return {
    ...SHARED,
    title: food.name,
    description: `${food.name}: how much magnesium, potassium and sodium, and why we tag it as we do.`,
    ...canonical(href.food(food.id)),
  }
}

export default async function FoodPage({ params, searchParams }: PageProps<'/food/[id]'>) {
  const reader = catalogue()
  const food = await readFood((await params).id)
  if (food === null) notFound()
  const search = await searchParams
  const chosen = choosePortion(food, single(search.portion), single(search.grams))
  const [family, standings, similar, provenance] = await Promise.all([
    reader.family(food),
    reader.standings(food),
    reader.withLessSodium(food, SIMILAR),
    reader.provenance(food),
  ])
  return (
    <SharedMain className="page">
      <Heading food={food} choice={chosen.choice} />
      <Portions food={food} chosen={chosen} />
      <Minerals food={food} choice={chosen.choice} servingNote={servingNote(provenance.decidedBy)} />
      <ArticleMentions food={food} />
      <Preparations food={food} family={family} />
      <Standings food={food} standings={standings} groupName={groupName(food.group)} />
      <Similar food={food} similar={similar} />
      <FoodProvenance food={food} provenance={provenance} />
    </SharedMain>
  )
}
