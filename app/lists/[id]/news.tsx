import type { ListPageQuery } from '@/lib/schemas/list-page-query'
import { Notice } from '../notice'
import { doneWords, isRefusal, refusalWords } from '../outcome-words'

type NewsProps = { readonly of: { readonly id: string; readonly name: string }; readonly query: ListPageQuery }

/** What just happened to a list or a meal. A name that was not taken is told of where it was typed. */
export function News({ of: { id, name }, query }: NewsProps) {
  if (query.at !== id) return null
  const said = doneWords(query.did, name)
  return (
    <>
      {said !== null && <Notice tone="news">{said}</Notice>}
      {isRefusal(query.problem) && query.typed === undefined && (
        <Notice tone="problem">{refusalWords(query.problem)}</Notice>
      )}
    </>
  )
}
