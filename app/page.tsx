import type { Metadata } from 'next'
import { DOORS } from '@/lib/catalogue/door'
import { EVERYTHING } from '@/lib/catalogue/query'
import { claimPlace, claims } from '@/lib/content/claims'
import { thresholds } from '@/lib/content/thresholds'
import { catalogue } from '@/lib/db/catalogue'
import { amountOn } from '@/lib/nutrition/basis'
import type { Food } from '@/lib/nutrition/food'
import { formatCount, formatGrams, formatMg, percentOf } from '@/lib/nutrition/format'
import { judge } from '@/lib/nutrition/levels'
import { MINERALS } from '@/lib/nutrition/mineral'
import { dailyMg } from '@/lib/nutrition/thresholds'
import { foodsHref, href } from '@/lib/urls'
import { ClaimChip } from './_ui/chips'
import { SearchBox } from './_ui/search-box'
import { Tile } from './_ui/tile'
import './home.css'
import { canonical } from './canonical'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { absolute: 'Magnesium, potassium and sodium in what you eat · Mineral Table' },
  ...canonical(href.home()),
}

const EXAMPLE = 'spinach-raw'
const NAMING_CLAIM = 'B59'

/** The mark of the house, with a real food on it. */
function SetTable({ food }: { readonly food: Food }) {
  const levels = judge(food, thresholds)
  return (
    <figure className="set">
      <ul className="plates">
        {MINERALS.map((mineral) => {
          const mg = amountOn('serving', food, mineral)
          return (
            <li key={mineral}>
              <Tile
                mineral={mineral}
                level={levels[mineral]}
                mg={mg}
                of="per serving"
                percent={percentOf(mg, dailyMg(mineral, thresholds))}
                size="large"
              />
            </li>
          )
        })}
      </ul>
      <svg className="legs" viewBox="0 0 600 56" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d="M0 0H600V6H0zM34 6H40V56H34zM560 6H566V56H560z" />
      </svg>
      <figcaption>
        <a href={href.food(food.id)}>{food.name}</a>, one serving of {formatGrams(food.serving.grams)}. Filled means
        rich or high, empty means low.
      </figcaption>
    </figure>
  )
}

export default async function HomePage() {
  const reader = catalogue()
  const [example, everything, datasets, ...doors] = await Promise.all([
    reader.food(EXAMPLE),
    reader.search({ ...EVERYTHING, pageSize: 1 }),
    reader.datasets(),
    ...DOORS.map(async (door) => ({ door, found: (await reader.search({ ...door.query, pageSize: 1 })).total })),
  ])
  const { total, facets } = everything
  const groups = Object.values(facets.group).filter((count) => count > 0).length
  const magnesium = example === null ? null : amountOn('serving', example, 'magnesium')
  const unknown = datasets.reduce(
    (sum, dataset) => sum + MINERALS.reduce((inside, mineral) => inside + dataset.unknown[mineral], 0),
    0,
  )
  return (
    <main className="page home" id="main">
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
              <button className="btn btn-main" type="submit">
                Search
              </button>
            </form>
          </search>
        </div>
        {example !== null && <SetTable food={example} />}
      </div>

      <nav className="doors" aria-label="Three ways in">
        <a href={href.foods()}>
          <svg viewBox="0 0 72 48" aria-hidden="true" focusable="false">
            <path
              className="o"
              d="M1 1h22v14H1zM25 1h22v14H25zM49 1h22v14H49zM1 17h22v14H1zM49 17h22v14H49zM1 33h22v14H1zM25 33h22v14H25z"
            />
            <path className="f" d="M25 17h22v14H25zM49 33h22v14H49z" />
          </svg>
          <strong>Browse the foods</strong>
          <span>
            {formatCount(total)} foods in {formatCount(groups)} groups. Pick what you want more of, and say what to
            leave out.
          </span>
        </a>
        <a href={foodsHref({ ...EVERYTHING, sort: 'sodium', order: 'desc' })}>
          <svg viewBox="0 0 72 48" aria-hidden="true" focusable="false">
            <path className="f" d="M0 3h68v8H0zM0 15h50v8H0z" />
            <path className="o" d="M.75 27.75h36v7H.75zM.75 39.75h20v7H.75z" />
          </svg>
          <strong>Follow the numbers</strong>
          <span>Rank by one mineral, per serving, per 100 g or per 100 kcal. Set foods side by side.</span>
        </a>
        <a href={href.lists()}>
          <svg viewBox="0 0 72 48" aria-hidden="true" focusable="false">
            <path className="f" d="M8 10h14v14H8zM29 10h14v14H29z" />
            <path className="o" d="M50.75 10.75h13v13h-13z" />
            <path className="f" d="M0 25h72v4H0zM7 29h4v19H7zM61 29h4v19h-4z" />
          </svg>
          <strong>Tell me about my meals</strong>
          <span>Put together what you eat. See the balance, which foods are behind it, and what the articles say.</span>
        </a>
      </nav>

      <section aria-labelledby="categories">
        <div className="head">
          <h2 id="categories">Start from a category</h2>
          <p>By our published cut-offs, per usual serving</p>
        </div>
        <ul className="way">
          {doors.map(({ door: { id, title, encouragesPotassium }, found }) => (
            <li key={id} className={encouragesPotassium ? 'encourages-potassium' : undefined}>
              <a href={href.door(id)}>{title}</a>
              <b className="num">{formatCount(found)} foods</b>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="kinds">
        <div className="head">
          <h2 id="kinds">Two kinds of tag, kept apart</h2>
          <p>A square is measured, a round chip is an article</p>
        </div>
        <div className="kinds">
          <div>
            <h3>Measured</h3>
            <p className="small">
              A food table gives milligrams; our published rule turns them into a level.
              {example !== null && magnesium !== null && (
                <>
                  {' '}
                  {example.name}: {formatMg(magnesium)} of magnesium in a serving. A food is rich from{' '}
                  {formatMg(thresholds.magnesium.richServing)} on, with at least{' '}
                  {formatMg(thresholds.magnesium.richDensity)} in 100 kcal.
                </>
              )}
            </p>
            {example !== null && (
              <p className="shown">
                <Tile
                  mineral="magnesium"
                  level={judge(example, thresholds).magnesium}
                  mg={magnesium}
                  of="per serving"
                  percent={null}
                  size="compact"
                />{' '}
                <a className="small" href={href.method()}>
                  The rule, with every number
                </a>
              </p>
            )}
          </div>
          <div>
            <h3>Named</h3>
            <p className="small">
              An article names the food, or a group it belongs to. It gives no figure. Where that and the measurement
              differ, the food’s page says so.
            </p>
            <p className="shown chips">
              <ClaimChip id={NAMING_CLAIM} place={claimPlace(NAMING_CLAIM)} />
            </p>
          </div>
        </div>
      </section>

      <section aria-labelledby="trust">
        <div className="head">
          <h2 id="trust">Why you can check us</h2>
        </div>
        <dl className="trust">
          <div>
            <dt>Every tag has a receipt</dt>
            <dd>
              The amount, the serving, the rule, by how much it passes or misses, and the record it was read from.
            </dd>
          </div>
          <div>
            <dt>Two articles, {formatCount(claims().length)} claims</dt>
            <dd>Guidance is drawn from two articles. Where an authority sees it differently, we say so beside it.</dd>
          </div>
          <div>
            <dt>Unknown is not zero</dt>
            <dd>
              {formatCount(unknown)} amounts in the catalogue were not published. Each is drawn as unknown, and every
              sum tells how many foods it covers.
            </dd>
          </div>
          <div>
            <dt>Nothing about your health leaves this browser</dt>
            <dd>No account. What you tick is not sent, not kept on a server, and gone with one click.</dd>
          </div>
        </dl>
      </section>
    </main>
  )
}
