import type { Metadata } from 'next'
import { Section } from '@/app/_ui/section'
import { SharedMain } from '@/app/_ui/shared-main'
import { Submit } from '@/app/_ui/submit'
import { SHARED } from '@/app/delivery'
import { type Comparison, compareFoods, LARGE_SHARE, MAX_COMPARED } from '@/lib/catalogue/compare'
import { EVERYTHING } from '@/lib/catalogue/query'
import { thresholds } from '@/lib/content/thresholds'
import { catalogue } from '@/lib/db/catalogue'
import { BASES, type Basis } from '@/lib/nutrition/basis'
import { href } from '@/lib/urls'
import { SearchBox } from '../_ui/search-box'
import { BASIS_WORDS } from '../foods/sort-bar'
import { comparisonChoice, withBasis } from './choice'
import { ComparisonTable } from './comparison-table'
import '../_ui/bar.css'
import './compare.css'

export const metadata: Metadata = { ...SHARED, title: 'Compare' }

const OFFERED = 8
const EXAMPLE = ['spinach-raw', 'spinach-boiled', 'almonds']

const BASIS_LINES: Readonly<Record<Basis, string>> = {
  serving: 'Per usual serving, which differs from food to food.',
  '100g': 'Per 100 g, weight for weight.',
  '100kcal': 'Per 100 kcal, for the energy they bring.',
}

const largeShare = `${LARGE_SHARE * 100}%`

/** Sodium is the one mineral that is said to stand out. */
function someStandsOut({ minerals }: Comparison): boolean {
  return minerals.some(({ mineral, amounts }) => mineral === 'sodium' && amounts.some(({ standsOut }) => standsOut))
}

export default async function ComparePage({ searchParams }: PageProps<'/compare'>) {
  const { ids, beyond, basis, q } = comparisonChoice(await searchParams)
  const reader = catalogue()
  const foods = await reader.foods(ids)
  const known = await reader.foods(beyond.slice(0, MAX_COMPARED))
  const leftOut = beyond.slice(0, MAX_COMPARED).map((id) => known.find((food) => food.id === id)?.name ?? id)
  const missing = ids.filter((id) => foods.every((food) => food.id !== id))
  const shown = foods.map(({ id }) => id)
  const room = MAX_COMPARED - shown.length
  const full = room <= 0
  const offered =
    q === '' || full ? [] : (await reader.search({ ...EVERYTHING, q, sort: 'relevance', pageSize: OFFERED })).foods
  const comparison = foods.length === 0 ? null : compareFoods(foods, basis, thresholds)
  return (
    <SharedMain className="page">
      <div className="title">
        <div>
          <h1>
            {foods.length === 0
              ? 'Compare foods'
              : foods.length === 1
                ? 'One food so far'
                : `${foods.length} foods, compared`}
          </h1>
          <p className="lede">
            {comparison === null
              ? `Set up to ${MAX_COMPARED} foods side by side. This page’s address holds the choice, so it can be sent on.`
              : BASIS_LINES[basis]}
          </p>
        </div>
        {comparison !== null && (
          <nav className="switch" aria-label="Amounts per">
            {BASES.map((one) => (
              <a key={one} href={withBasis(href.compare(shown), one)} aria-current={one === basis ? 'true' : undefined}>
                {BASIS_WORDS[one]}
              </a>
            ))}
          </nav>
        )}
      </div>
      {beyond.length > 0 && (
        <p className="note" role="alert">
          At most {MAX_COMPARED} foods stand side by side. Shown are the first {MAX_COMPARED}; left out:{' '}
          {leftOut.join(', ')}
          {beyond.length > MAX_COMPARED && ` and ${beyond.length - MAX_COMPARED} more`}.
        </p>
      )}
      {missing.length > 0 && (
        <p className="note" role="alert">
          We have no food called {missing.map((id) => `“${id.slice(0, 60)}”`).join(', ')}. The others are below.
        </p>
      )}
      {comparison !== null && comparison.foods.length > 1 && (
        <section className="differs" aria-labelledby="differs">
          <h2 id="differs">What differs</h2>
          <ul>
            {comparison.byDifference.map(({ mineral, sentence }) => (
              <li key={mineral}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      {comparison !== null && (
        <section aria-labelledby="side">
          <h2 id="side" className="unseen">
            Side by side
          </h2>
          <ComparisonTable comparison={comparison} />
          <p className="small quiet">
            Bars compare the foods with one another, each mineral on its own scale of at least {largeShare} of a day.{' '}
            {someStandsOut(comparison) &&
              `“Stands out” means at least ${largeShare} of the daily limit above the lowest. `}
            Tags are always given for the usual serving.
          </p>
        </section>
      )}
      <Section
        id="more"
        title={full ? `${MAX_COMPARED} is the most that fit` : foods.length === 0 ? 'Find the first' : 'Add another'}
        aside={full ? 'Remove one to add another' : `${room} more ${room === 1 ? 'fits' : 'fit'}`}
      >
        {!full && (
          <search>
            <form className="search addto" action={href.compare([])}>
              {shown.map((id) => (
                <input key={id} type="hidden" name="food" value={id} />
              ))}
              {basis !== 'serving' && <input type="hidden" name="basis" value={basis} />}
              <SearchBox id="add" label="Food to compare" placeholder="White beans" value={q} compare={shown} />
              <Submit className="btn btn-main">Find</Submit>
            </form>
          </search>
        )}
        {q !== '' && !full && (
          <div className="offered" role="status">
            <p className="small">
              {offered.length === 0 ? `No food matches “${q.slice(0, 60)}”. Try a shorter word.` : 'Which one?'}
            </p>
            <ul>
              {offered.map((food) => (
                <li key={food.id}>
                  <a href={withBasis(href.compare([...shown, food.id]), basis)}>{food.name}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
        {foods.length === 0 && (
          <p className="small after">
            Or look at an example: <a href={href.compare(EXAMPLE)}>raw spinach, boiled spinach and almonds</a>.
          </p>
        )}
      </Section>
    </SharedMain>
  )
}
