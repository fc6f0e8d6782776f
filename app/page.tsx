import type { Metadata } from 'next'
import { Section } from '@/app/_ui/section'
import { SharedMain } from '@/app/_ui/shared-main'
import { Submit } from '@/app/_ui/submit'
import { SHARED } from '@/app/delivery'
import { EVERYTHING } from '@/lib/catalogue/query'
import { mineralCategories } from '@/lib/content/mineral-categories'
import { catalogue } from '@/lib/db/catalogue'
import { formatCount } from '@/lib/nutrition/format'
import { MINERALS } from '@/lib/nutrition/mineral'
import { href } from '@/lib/urls'
import { HeroExample } from './_home/hero-example'
import { KindsOfTag } from './_home/kinds-of-tag'
import { Trust } from './_home/trust'
import { WaysIn } from './_home/ways-in'
import { SearchBox } from './_ui/search-box'
import './_home/home.css'
import { canonical } from './canonical'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  ...SHARED,
  title: { absolute: 'Magnesium, potassium and sodium in what you eat · Mineral Table' },
  ...canonical(href.home()),
}

const EXAMPLE = 'spinach-raw'

export default async function HomePage() {
  const reader = catalogue()
  const [example, everything, datasets, ...categories] = await Promise.all([
    reader.food(EXAMPLE),
    reader.search({ ...EVERYTHING, pageSize: 1 }),
    reader.datasets(),
    ...mineralCategories().map(async (category) => ({
      category,
      found: (await reader.search({ ...category.query, pageSize: 1 })).total,
    })),
  ])
  const { total, facets } = everything
  const groups = Object.values(facets.group).filter((count) => count > 0).length
  const unknown = datasets.reduce(
    (sum, dataset) => sum + MINERALS.reduce((inside, mineral) => inside + dataset.unknown[mineral], 0),
    0,
  )
  return (
    <SharedMain className="page home">
      <div className="hero">
        <div className="say">
          <h1>The magnesium, potassium and sodium in what you eat</h1>
          <p className="lede">
            Told to cut down on salt, or to mind one of these? Find out which foods carry which, put your meals
            together, and see how they add up. Every tag and every sentence shows where it comes from.
          </p>
          <search>
            <form className="search search-big" action={href.foods()}>
              <SearchBox id="q" label="Search foods" placeholder="Try spinach" />
              <Submit className="btn btn-main">Search</Submit>
            </form>
          </search>
        </div>
        {example !== null && <HeroExample food={example} />}
      </div>

      <WaysIn foods={total} groups={groups} />

      <Section id="categories" title="Start from a category" aside="By our published cut-offs, per usual serving">
        <ul className="way">
          {categories.map(({ category: { id, title, encouragesPotassium }, found }) => (
            <li key={id} className={encouragesPotassium ? 'encourages-potassium' : undefined}>
              <a href={href.category(id)}>{title}</a>
              <b className="num">{formatCount(found)} foods</b>
            </li>
          ))}
        </ul>
      </Section>

      <KindsOfTag example={example} />
      <Trust unknown={unknown} />
    </SharedMain>
  )
}
