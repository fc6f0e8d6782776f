import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EVERYTHING } from '@/lib/catalogue/query'
import { datasetOf, groupName, referenceData } from '@/lib/content/reference-data'
import { thresholds } from '@/lib/content/thresholds'
import { catalogue } from '@/lib/db/catalogue'
import { SERVING_PORTION } from '@/lib/lists/list'
import { inGrams } from '@/lib/nutrition/amount'
import { formatGrams } from '@/lib/nutrition/format'
import { judge } from '@/lib/nutrition/levels'
import { MINERALS } from '@/lib/nutrition/mineral'
import { receipts } from '@/lib/nutrition/receipts'
import { foodsHref, href } from '@/lib/urls'
import { AddToList } from '../../_ui/add-to-list'
import { FoodItem } from '../../foods/food-item'
import { MineralColumn } from './mineral-column'
import { choosePortion, portionChoices } from './portion-choice'
import { Preparations } from './preparations'
import { Said } from './said'
import { Standings } from './standings'
import './food.css'
import { canonical } from '../../canonical'

const SIMILAR = 4

type FoodPageProps = {
  readonly params: Promise<{ readonly id: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

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

export async function generateMetadata({ params }: FoodPageProps): Promise<Metadata> {
  const food = await catalogue().food(decoded((await params).id))
  if (food === null) return { title: 'No such food' }
  return {
    title: food.name,
    description: `${food.name}: how much magnesium, potassium and sodium, and why we tag it as we do.`,
    ...canonical(href.food(food.id)),
  }
}

export default async function FoodPage({ params, searchParams }: FoodPageProps) {
  const reader = catalogue()
  const food = await reader.food(decoded((await params).id))
  if (food === null) notFound()
  const search = await searchParams
  const { choice, note, typed } = choosePortion(food, single(search.portion), single(search.grams))
  const [family, group, similar] = await Promise.all([
    reader.family(food),
    reader.group(food),
    reader.withLessSodium(food, SIMILAR),
  ])
  const role = referenceData().roles.find(({ id }) => id === food.role)
  const groupSaysIt = role !== undefined && groupName(food.group).toLowerCase().startsWith(role.name)
  const dataset = datasetOf(food.source)
  const levels = judge(food, thresholds)
  const all = receipts(food, thresholds)
  const isServing = choice.id === SERVING_PORTION
  const of = isServing ? 'per serving' : `in ${choice.label}`
  return (
    <main className="page" id="main">
      <nav className="crumb small" aria-label="Where this is">
        <a href={href.foods()}>Foods</a> <span aria-hidden="true">/</span>{' '}
        <a href={foodsHref({ ...EVERYTHING, group: [food.group] })}>{groupName(food.group)}</a>
      </nav>
      <div className="title">
        <div>
          <h1>{food.name}</h1>
          <p className="lede">
            {groupName(food.group)}
            {role !== undefined && !groupSaysIt && `, ${role.phrase}`}. One usual serving is{' '}
            <span className="num">{formatGrams(food.serving.grams)}</span>: {food.serving.label}.
          </p>
          {food.aliases.length > 0 && <p className="tiny aliases">Also called {food.aliases.join(', ')}.</p>}
        </div>
        <div className="acts">
          <AddToList food={food} measure={choice.measure} look="button" />
          <a className="btn" href={href.compare([food.id])}>
            Compare
          </a>
        </div>
      </div>
      <nav className="portions" aria-label="Portion">
        <ul>
          {portionChoices(food).map(({ id, label, grams }) => (
            <li key={id}>
              <a
                href={id === SERVING_PORTION ? href.food(food.id) : href.foodPortion(food.id, id)}
                aria-current={id === choice.id ? 'true' : undefined}
              >
                {label}
                <span className="tiny num">{formatGrams(grams)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form className="grams" action={href.food(food.id)}>
        <label htmlFor="grams" className="small">
          Or grams
        </label>
        <input
          className="field"
          id="grams"
          name="grams"
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          defaultValue={typed}
          aria-invalid={note !== null || undefined}
          aria-describedby={note === null ? undefined : 'portion-note'}
        />
        <button className="btn" type="submit">
          Show
        </button>
      </form>
      {note !== null && (
        <p className="note" id="portion-note" role="alert">
          {note}
        </p>
      )}
      <section className="three" aria-labelledby="three">
        <h2 id="three" className="unseen">
          Minerals {of}
        </h2>
        <ul>
          {MINERALS.map((mineral) => (
            <MineralColumn
              key={mineral}
              mineral={mineral}
              levels={levels}
              mg={inGrams(food.amounts[mineral], choice.grams)}
              of={of}
              isServing={isServing}
              receipts={all.filter((receipt) => receipt.mineral === mineral)}
              dataset={dataset?.name ?? food.source.id}
            />
          ))}
        </ul>
        {!isServing && (
          <p className="small quiet after">
            Amounts are for {choice.label}. Tags are always given for one usual serving of{' '}
            {formatGrams(food.serving.grams)}.
          </p>
        )}
        {levels.mixed && (
          <p className="note after">
            <strong>Mixed.</strong> It carries magnesium or potassium and is high in sodium as well, so it never counts
            as a good source in guidance.
          </p>
        )}
      </section>
      <Said food={food} />
      <Preparations food={food} family={family} />
      <Standings food={food} group={group} groupName={groupName(food.group)} />
      {similar.length > 0 && (
        <section
          aria-labelledby="similar"
          // A suggestion of foods with potassium is one to eat potassium.
          className={
            similar.some((one) => judge(one, thresholds).potassium !== 'none') ? 'encourages-potassium' : undefined
          }
        >
          <div className="head">
            <h2 id="similar">Similar foods with less sodium</h2>
            <p>Same group, same way of eating, per usual serving</p>
          </div>
          <ul className="foods plain">
            {similar.map((one) => (
              <FoodItem key={one.id} food={one} basis="serving" heading="h3" />
            ))}
          </ul>
          <p className="small after">
            <a href={href.compare([food.id, ...similar.map(({ id }) => id)])}>Set them side by side</a>
          </p>
        </section>
      )}
      <section aria-labelledby="record">
        <div className="head">
          <h2 id="record">Where the figures come from</h2>
        </div>
        <dl className="record small">
          <dt>Food table</dt>
          <dd>{dataset?.name ?? food.source.id}</dd>
          <dt>Release</dt>
          <dd>{food.source.release}</dd>
          <dt>Record</dt>
          <dd>{food.source.record}</dd>
          <dt>Licence</dt>
          <dd>{dataset?.licence ?? 'not stated'}</dd>
          <dt>Energy</dt>
          <dd>
            {food.amounts.energyKcal === null
              ? 'not measured'
              : `${Math.round(food.amounts.energyKcal)} kcal per 100 g`}
          </dd>
        </dl>
        {dataset !== null && <p className="tiny after">{dataset.citation}</p>}
        <p className="small after">
          <a href={href.data()}>All sources and licences</a>
        </p>
      </section>
    </main>
  )
}
