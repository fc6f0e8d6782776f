import { Submit } from '@/app/_ui/submit'
import { activeFilters, withoutFilters } from '@/lib/catalogue/active-filters'
import type { FoodQuery } from '@/lib/catalogue/query'
import type { FoodPage, Relaxation } from '@/lib/catalogue/reader'
import { referenceData } from '@/lib/content/reference-data'
import { formatCount } from '@/lib/nutrition/format'
import { MINERAL_FACTS, MINERALS } from '@/lib/nutrition/mineral'
import { foodsHref, href } from '@/lib/urls'
import { ActiveFilterChip } from '../_ui/chips'
import { Pagination } from '../_ui/pagination'
import { SearchBox } from '../_ui/search-box'
import { Facets } from './facets'
import { FoodItem } from './food-item'
import { catalogueNames } from './names'
import { NothingFound } from './nothing-found'
import { BASIS_WORDS, SortBar } from './sort-bar'

const FORM = 'filters'
const RESULTS = 'results'

type BrowseProps = {
  readonly query: FoodQuery
  readonly page: FoodPage
  readonly relaxations: readonly Relaxation[]
  /** What of the address was not understood, in words. */
  readonly notes: readonly string[]
}

function foods(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'food' : 'foods'}`
}

/** Search, filters and results. One form holds it all, so the address says everything and no script is needed. */
export function Browse({ query, page, relaxations, notes }: BrowseProps) {
  const names = catalogueNames()
  const active = activeFilters(query, names)
  const last = Math.ceil(page.total / page.pageSize)
  const filters = active.filter(({ kind }) => kind !== 'q').length
  const servings =
    query.basis === 'serving'
      ? 'Food, group and usual serving'
      : `Food and group, amounts per ${BASIS_WORDS[query.basis]}`
  return (
    <div className="browse">
      <form
        data-live-results=""
        data-live=""
        className="rail"
        id={FORM}
        popover="auto"
        aria-labelledby="filters-h"
        action={href.foods()}
      >
        <div className="rail-head">
          <h2 id="filters-h">Filters</h2>
          <button className="btn btn-quiet close" type="button" popoverTarget={FORM} popoverTargetAction="hide">
            Close
          </button>
        </div>
        {query.record !== null && <input type="hidden" name="record" value={query.record} />}
        <Facets query={query} counts={page.facets} names={names} groups={referenceData().groups.map(({ id }) => id)} />
        <div className="rail-foot">
          <Submit className="btn btn-main">{page.total === 0 ? 'No food passes' : `Show ${foods(page.total)}`}</Submit>
        </div>
      </form>
      <div className="results">
        <search className="search find">
          <SearchBox
            id="q"
            form={FORM}
            label="Search foods"
            placeholder="Search a food"
            value={query.q}
            invalid={notes.length > 0}
            {...(notes.length > 0 ? { describedBy: 'notes' } : {})}
          />
          <Submit className="btn btn-main" form={FORM}>
            Search
          </Submit>
        </search>
        <div id={RESULTS} data-live="">
          {notes.length > 0 && (
            <ul className="note notes" id="notes">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          {active.length > 0 && (
            <div className="chips chosen-row">
              <h2 className="unseen">Chosen filters</h2>
              {active.map(({ kind, value, label, leavesOut, without }) => (
                <ActiveFilterChip
                  key={`${kind} ${value}`}
                  label={label}
                  leavesOut={leavesOut}
                  without={foodsHref(without)}
                />
              ))}
              <a className="btn btn-quiet" href={foodsHref(withoutFilters(query))}>
                Clear all
              </a>
            </div>
          )}
          <SortBar query={query} form={FORM} />
          {page.total === 0 ? (
            <NothingFound relaxations={relaxations} names={names} />
          ) : page.foods.length === 0 ? (
            <p className="note">
              There is no page {formatCount(page.page)}: the {foods(page.total)} end on page {formatCount(last)}.{' '}
              <a href={foodsHref({ ...query, page: last })}>Go to the last page</a>.
            </p>
          ) : (
            <>
              <div className="foods-head" aria-hidden="true">
                <span>{servings}</span>
                <span className="cols">
                  {MINERALS.map((mineral) => (
                    <span key={mineral} aria-current={query.sort === mineral ? 'true' : undefined}>
                      {MINERAL_FACTS[mineral].word}
                    </span>
                  ))}
                </span>
                <span />
              </div>
              <ol className="foods">
                {page.foods.map((food) => (
                  <FoodItem key={food.id} food={food} basis={query.basis} heading="h2" />
                ))}
              </ol>
              <Pagination
                page={page.page}
                pageSize={page.pageSize}
                total={page.total}
                to={(n) => foodsHref({ ...query, page: n })}
              />
            </>
          )}
        </div>
      </div>
      <button className="btn btn-main filter-open" id="open-filters" data-live="" type="button" popoverTarget={FORM}>
        Filters{filters > 0 && ` · ${filters}`}
      </button>
    </div>
  )
}
