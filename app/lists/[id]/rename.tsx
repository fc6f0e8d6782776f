import type { Refusal } from '@/lib/lists/refusal'
import type { ListPageQuery } from '@/lib/schemas/list-page-query'
import { Submit } from '../../_ui/submit'
import { CommandForm } from '../command-form'
import { NameField } from '../name-field'
import { isRefusal, refusalWords } from '../outcome-words'
import type { Fields } from '../post'

type RefusedName = { readonly typed: string; readonly problem: Refusal }

/** The name that was typed for something and not taken, where the form was sent without script. */
export function refusedName(id: string, { at, problem, typed }: ListPageQuery): RefusedName | null {
  return at === id && isRefusal(problem) && typed !== undefined ? { typed, problem } : null
}

type RenameProps = {
  readonly thing: 'list' | 'meal'
  readonly fields: Fields
  readonly name: string
  readonly refused: RefusedName | null
}

/** A field with the name as it is, to be changed. */
export function Rename({ thing, fields, name, refused }: RenameProps) {
  const now = refused?.problem === 'stale' ? ` It is now “${name}”. Rename again to have it your way.` : ''
  return (
    <CommandForm
      className="inline-form"
      fields={fields}
      says="Renamed."
      problem={refused === null ? null : refusalWords(refused.problem) + now}
    >
      <NameField label={`Name of the ${thing}`} defaultValue={refused?.typed ?? name} />
      <Submit>Rename</Submit>
    </CommandForm>
  )
}
