import { randomUUID } from 'node:crypto'
import { lists } from '@/lib/db/lists'
import { connect } from '@/lib/db/people-client'
import { newList } from '@/lib/lists/new-list'
import { doneIn } from '@/lib/lists/outcome'

/**
 * A server that makes one list after the other, each named by its number, and tells of each once it is confirmed:
 * `edits-told FILE OWNER [HOW MANY]`, several at once where there are AT_ONCE.
 */
const [file = '', owner = '', many = '1000000'] = process.argv.slice(2)
const atOnce = Number(process.env.AT_ONCE ?? '1')
const client = connect(file)
const repository = lists(client)

let next = 0

async function edit(): Promise<void> {
  while (next < Number(many)) {
    const name = String(next)
    next += 1
    const list = newList(name, 'meal', randomUUID, new Date())
    if (!list.ok) throw new Error(list.refusal)
    await repository.once(owner, { id: randomUUID(), digest: '' }, async (own) => {
      await own.save(null, list.value)
      return doneIn(list.value, 'create-list')
    })
    process.stdout.write(`${name}\n`)
  }
}

Promise.all(Array.from({ length: atOnce }, edit))
  .then(() => client.$disconnect())
  .catch((error: unknown) => {
    console.error(error)
    process.exitCode = 1
  })
