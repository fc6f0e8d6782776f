import type { ListRepository } from '@/lib/lists/list-repository'
import { doneIn, notDone, type Outcome } from '@/lib/lists/outcome'
import { done } from '@/lib/lists/refusal'
import type { Edit } from '../fixtures/lists'
import { freshEnvelope } from './list-file'

/** Edits a list that is kept, all of it or nothing. */
export function editKept(
  repository: ListRepository,
  owner: string,
  id: string,
  edits: readonly Edit[],
  envelope = freshEnvelope(),
): Promise<Outcome> {
  return repository.once(owner, envelope, async (lists) => {
    const before = await lists.read(id)
    if (before === null) return notDone('gone-list')
    const after = edits.reduce<ReturnType<Edit>>((now, edit) => (now.ok ? edit(now.value) : now), done(before))
    if (!after.ok) return notDone(after.refusal)
    await lists.save(before, after.value)
    return doneIn(after.value, 'edit')
  })
}
