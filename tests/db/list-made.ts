import { randomUUID } from 'node:crypto'
import type { ListRepository } from '@/lib/lists/list-repository'
import { newList } from '@/lib/lists/new-list'
import { doneIn } from '@/lib/lists/outcome'
import { freshEnvelope } from './list-file'

/** Makes a list of this name and returns its id, once that is confirmed. */
export async function makeList(repository: ListRepository, owner: string, name: string): Promise<string> {
  const list = newList(name, 'day', randomUUID, new Date())
  if (!list.ok) throw new Error(list.refusal)
  await repository.once(owner, freshEnvelope(), async (own) => {
    await own.save(null, list.value)
    return doneIn(list.value, 'create-list')
  })
  return list.value.id
}
