import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SharedMain } from '@/app/_ui/shared-main'
import { SHARED } from '@/app/delivery'
import { claimPlace } from '@/lib/content/claims'
import { mineralCategories, mineralCategory } from '@/lib/content/mineral-categories'
import { catalogue } from '@/lib/db/catalogue'
import { formatCount } from '@/lib/nutrition/format'
import { foodsHref, href } from '@/lib/urls'
import { ClaimChip } from '../../_ui/chips'
import { Browse } from '../browse'
import { PotassiumNote } from '../potassium-note'
import '../foods.css'
import { canonical } from '../../canonical'

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: PageProps<'/foods/[category]'>): Promise<Metadata> {
  const category = mineralCategory((await params).category)
  if (category === null) return {}
  return { ...SHARED, title: category.title, ...canonical(foodsHref(category.query)) }
}

export default async function CategoryPage({ params }: PageProps<'/foods/[category]'>) {
  const category = mineralCategory((await params).category)
  if (category === null) notFound()
  const reader = catalogue()
  const page = await reader.search(category.query)
  return (
    <SharedMain className="page">
      <div className="top" id="top" data-live="">
        <h1>{category.title}</h1>
        <p className="lede">{category.explains}</p>
        {category.encouragesPotassium && <PotassiumNote />}
        <p className="chips">
          {category.claims.map((id) => (
            <ClaimChip key={id} id={id} place={claimPlace(id)} />
          ))}
        </p>
        <p className="small category-links">
          <a href={href.method()}>How the cut-off was chosen</a>
          {mineralCategories()
            .filter(({ id }) => id !== category.id)
            .map(({ id, title, encouragesPotassium }) => (
              <a key={id} href={href.category(id)} className={encouragesPotassium ? 'encourages-potassium' : undefined}>
                {title}
              </a>
            ))}
        </p>
        <p className="quiet small" role="status">
          {formatCount(page.total)} foods
        </p>
      </div>
      <Browse query={category.query} page={page} relaxations={[]} notes={[]} />
    </SharedMain>
  )
}
