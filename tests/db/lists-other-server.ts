import { lists } from '@/lib/db/lists'
import { addItem } from '@/lib/lists/edit-item'
import { by } from '../fixtures/lists'
import { editKept } from './edit-kept'
import { connectTo } from './list-file'

/** A second server: adds twenty foods of its own to a list of the database it is given, and twenty that both are sent. */
const [place = '', list = ''] = process.argv.slice(2)
const client = connectTo(place)
const repository = lists(client)

async function addAll(): Promise<void> {
  for (let i = 0; i < 20; i += 1) {
    const food = { foodId: 'kale', measure: { unit: 'grams', grams: 10 }, grams: 10 } as const
    const own = await editKept(repository, 'anna', list, [by(addItem, { item: `there${i}`, ...food })])
    const envelope = { id: `both${i}`, digest: '' }
    const both = await editKept(repository, 'anna', list, [by(addItem, { item: `there-both${i}`, ...food })], envelope)
    if (!own.ok || !both.ok) throw new Error(JSON.stringify([own, both]))
  }
  await client.$disconnect()
}

addAll().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
