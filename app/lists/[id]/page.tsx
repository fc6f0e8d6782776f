import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PRIVATE } from '@/app/delivery'
import { guidance } from '@/lib/content/guidance'
import { lists } from '@/lib/db/lists'
import { live, type MealList } from '@/lib/lists/list'
import { totals } from '@/lib/nutrition/total'
import { listPageQuery } from '@/lib/schemas/list-page-query'
import { currentSession } from '@/lib/session/current'
import { href } from '@/lib/urls'
import '../../_ui/findings.css'
import { ContextTicks } from '../../_ui/context-ticks'
import { Disclaimer } from '../../_ui/disclaimer'
import { Findings } from '../../_ui/findings'
import { findingsSources } from '../../_ui/findings-sources'
import { Submit } from '../../_ui/submit'
import { CommandForm } from '../command-form'
import { NameField } from '../name-field'
import { Notice } from '../notice'
import { isRefusal, refusalWords } from '../outcome-words'
import { Board } from './board'
import { Contributions } from './contributions'
import { readEntries } from './entries'
import { ItemBody } from './item'
import { ItemMenu } from './item-menu'
import { MealFoot, MealHead } from './meal-parts'
import { News } from './news'
import { Removed } from './removed'
import { Dock, Summary } from './summary'
import { Title } from './title'

/** Null too for a list of somebody else. */
const readList = cache(async (id: string) => {
  const session = await currentSession()
  return session.kind === 'owner' ? lists().read(session.owner, id) : null
})

export async function generateMetadata({ params }: PageProps<'/lists/[id]'>): Promise<Metadata> {
  const { id } = await params
  return { ...PRIVATE, title: (await readList(id))?.name ?? 'No such list' }
}

export default async function ListPage({ params, searchParams }: PageProps<'/lists/[id]'>) {
  const { id } = await params
  const whole = await readList(id)
  if (whole === null) notFound()
  const query = listPageQuery.parse(await searchParams)
  const list = live(whole)
  const meals = await readEntries(list)
  const entries = meals.flatMap((meal) => meal.entries)
  const items = entries.map(({ food, grams }) => ({ food, grams }))
  const sums = totals(items)
  const rules = guidance()
  const problem = isRefusal(query.problem) && !isSeen(query.at, list) ? query.problem : null
  return (
    <main className="page list-page" id="main">
      <Title list={list} foods={entries.length} query={query} />
      {problem !== null && <Notice tone="problem">{refusalWords(problem)}</Notice>}
      <Removed list={whole} query={query} />
      {entries.length > 0 && <Summary sums={sums} scope={list.scope} />}
      <div className="desk">
        <div className="meals">
          <Board
            list={list.id}
            meals={meals.map(({ meal, entries: inMeal }) => ({
              id: meal.id,
              name: meal.name,
              head: <MealHead meal={meal} entries={inMeal} />,
              news: <News of={meal} query={query} />,
              foot: <MealFoot list={list} meal={meal} query={query} />,
              items: inMeal.map((entry, position) => ({
                id: entry.item.id,
                name: entry.food.name,
                revision: entry.item.revision,
                body: <ItemBody list={list} entry={entry} query={query} />,
                menu: <ItemMenu list={list} meal={meal} entry={entry} position={position} />,
              })),
            }))}
          />
          {entries.length > 0 && (
            <p className="tiny">
              Tiles show the amount in this portion. Their level, like rich or high, is the food’s own: per usual
              serving, by <a href={href.method()}>our rule</a>.
            </p>
          )}
          <details className="why add-meal no-print" open={list.meals.length === 0}>
            <summary>Add a meal</summary>
            <CommandForm className="inline-form" fields={{ do: 'add-meal', list: list.id }} says="Added a meal.">
              <NameField label="Name of the new meal" placeholder="Afternoon snack" />
              <Submit>Add meal</Submit>
            </CommandForm>
          </details>
          {entries.length > 0 && (
            <Contributions list={list.id} entries={entries} mineral={query.share ?? 'sodium'} scope={list.scope} />
          )}
        </div>
        {entries.length > 0 && (
          <div className="beside">
            <section className="finds" aria-labelledby="says">
              <div className="head">
                <h2 id="says">What the articles say</h2>
                <p className="no-print">
                  <a href="#ctx">Kidney problems, medicines?</a>
                </p>
              </div>
              <Findings items={items} scope={list.scope} guidance={rules} sources={findingsSources(rules, items)} />
              <Disclaimer />
            </section>
          </div>
        )}
      </div>
      <ContextTicks />
      {entries.length > 0 && <Dock sums={sums} scope={list.scope} />}
    </main>
  )
}

function isSeen(at: string | undefined, list: MealList): boolean {
  return at === list.id || list.meals.some((meal) => meal.id === at || meal.items.some(({ id: item }) => item === at))
}
