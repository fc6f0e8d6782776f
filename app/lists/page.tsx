import type { Metadata } from 'next'
import { Section } from '@/app/_ui/section'
import { PRIVATE } from '@/app/delivery'
import { lists } from '@/lib/db/lists'
import { EXAMPLE_LIST } from '@/lib/lists/example-list'
import type { ListSummary } from '@/lib/lists/list-repository'
import { formatCount } from '@/lib/nutrition/format'
import { type ListPageQuery, listPageQuery } from '@/lib/schemas/list-page-query'
import { currentSession } from '@/lib/session/current'
import { href } from '@/lib/urls'
import { Submit } from '../_ui/submit'
import { NameField } from './name-field'
import { Notice } from './notice'
import { doneWords, isRefusal, refusalWords } from './outcome-words'
import { PlainForm } from './plain-form'

export const metadata: Metadata = { ...PRIVATE, title: 'My lists' }

export default async function ListsPage({ searchParams }: PageProps<'/lists'>) {
  const query = listPageQuery.parse(await searchParams)
  const session = await currentSession()
  const mine = session.kind === 'owner' ? await lists().summaries(session.owner) : []
  const deleted =
    session.kind === 'owner' && query.did === 'delete-list' && query.at
      ? await lists().deletedName(session.owner, query.at)
      : null
  const atCreate = query.at === 'create'
  return (
    <main className="page lists-page" id="main">
      <h1>My lists</h1>
      <p className="lede">
        Put together what you eat and see how the minerals add up. No account: this browser is the key.{' '}
        <a href={href.kept()}>What is kept, and for how long</a>
      </p>
      {session.kind === 'tampered' && (
        <Notice tone="problem">
          <span>
            <strong>This browser’s key does not fit.</strong> The cookie that opens your lists was changed, or made with
            another key, so no list can be shown. Nothing was deleted: with the cookie as it was, they open again. The
            next list you make starts afresh.
          </span>
        </Notice>
      )}
      {isRefusal(query.problem) && !atCreate && <Notice tone="problem">{refusalWords(query.problem)}</Notice>}
      {deleted !== null && query.at && (
        <Notice tone="news">
          <span>{doneWords(query.did, deleted)}</span>
          <PlainForm fields={{ do: 'restore-list', list: query.at }}>
            <Submit className="btn btn-quiet">Undo</Submit>
          </PlainForm>
        </Notice>
      )}
      {query.did === 'restore-list' && <Notice tone="news">{doneWords(query.did)}</Notice>}
      {mine.length > 0 && (
        <ul className="mylists">
          {mine.map((list) => (
            <ListLine key={list.id} list={list} />
          ))}
        </ul>
      )}
      <Section className="create" id="create" title={mine.length === 0 ? 'Make your first list' : 'Make another'}>
        <CreateForm query={atCreate ? query : {}} />
        {mine.length === 0 && (
          <div className="empty">
            <p className="quiet small">
              Or look at one first: “{EXAMPLE_LIST.name}”, ten foods in three meals. It becomes yours to change.
            </p>
            <PlainForm fields={{ do: 'start-example' }}>
              <Submit>Start from an example</Submit>
            </PlainForm>
          </div>
        )}
      </Section>
    </main>
  )
}

function CreateForm({ query }: { readonly query: Pick<ListPageQuery, 'problem' | 'typed'> }) {
  const problem = isRefusal(query.problem) ? query.problem : null
  return (
    <PlainForm className="inline-form" fields={{ do: 'create-list' }}>
      <NameField
        label="Name"
        id="at-create"
        defaultValue={query.typed ?? ''}
        placeholder="Tuesday"
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'create-problem'}
      />
      <fieldset className="switch">
        <legend className="unseen">What the list is</legend>
        <span>
          <input type="radio" name="scope" id="scope-day" value="day" defaultChecked />
          <label htmlFor="scope-day">A day</label>
        </span>
        <span>
          <input type="radio" name="scope" id="scope-meal" value="meal" />
          <label htmlFor="scope-meal">A meal</label>
        </span>
      </fieldset>
      <Submit className="btn btn-main">Make list</Submit>
      {problem !== null && (
        <p className="told" data-tone="problem" id="create-problem" role="alert">
          {refusalWords(problem)}
        </p>
      )}
    </PlainForm>
  )
}

function ListLine({ list }: { readonly list: ListSummary }) {
  return (
    <li id={`at-${list.id}`}>
      <div>
        <h2 className="list-name">
          <a href={href.list(list.id)}>{list.name}</a>
        </h2>
        <p>
          {list.scope === 'day' ? 'A day' : 'A meal'}, {formatCount(list.foods)} {list.foods === 1 ? 'food' : 'foods'}
        </p>
      </div>
      <div className="acts">
        <PlainForm fields={{ do: 'duplicate-list', list: list.id }}>
          <Submit about={list.name}>Duplicate</Submit>
        </PlainForm>
        <PlainForm fields={{ do: 'delete-list', list: list.id }}>
          <Submit about={list.name}>Delete</Submit>
        </PlainForm>
      </div>
    </li>
  )
}
