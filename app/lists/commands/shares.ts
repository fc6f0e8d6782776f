import { takeShare } from '@/lib/serve/fair-share'
import type { CommandName } from '@/lib/use-cases/lists/commands'
import { currentRequest } from '@/lib/watch/request'

const MAKE_A_LIST: readonly CommandName[] = ['create-list', 'start-example', 'duplicate-list']

/** Takes what a command costs of the shares of its client and owner: how many seconds to wait where one is used up. */
export async function takeShares(command: CommandName, owner: string | null): Promise<number | null> {
  const client = currentRequest()?.client ?? ''
  const makesList = owner === null || MAKE_A_LIST.includes(command)
  return (
    (await takeShare('edits of a client', client)) ??
    (owner === null ? null : await takeShare('edits of an owner', owner)) ??
    (makesList ? await takeShare('lists of a client', client) : null) ??
    (makesList && owner !== null ? await takeShare('lists of an owner', owner) : null) ??
    (owner === null ? await takeShare('owners of a client', client) : null)
  )
}
