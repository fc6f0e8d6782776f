import { lists } from '@/lib/db/lists'
import { live, type MealList } from '@/lib/lists/list'
import { done, type Result } from '@/lib/lists/refusal'
import { editKept } from '../edit-kept'
import { connectTo } from '../list-file'

/**
 * A server that counts in a list: `counting-server URL LIST NAME FROM`. Its envelopes are numbered, and each raises
 * the count of this server by one; those that both servers are sent raise a count of their own. Tells of each number
 * once it is confirmed, until standard input ends.
 */
const [url = '', list = '', name = '', from = '0'] = process.argv.slice(2)
const client = connectTo(url)
const repository = lists(client)

let isOver = false
process.stdin.resume().once('end', () => {
  isOver = true
})

/** The counts stand in the name of the list, and in the grams of an item each. */
const raise =
  (which: string) =>
  (before: MealList): Result<MealList> => {
    const counts = new Map(before.name.split(' ').map((one) => [one.slice(0, 1), Number(one.slice(1))]))
    const count = (counts.get(which) ?? 0) + 1
    const after = [...counts.set(which, count)].map(([key, value]) => `${key}${value}`).join(' ')
    const meals = before.meals.map((meal) => ({
      ...meal,
      items: meal.items.map((item) =>
        item.id === `item-${which}`
          ? { ...item, grams: count, measure: { unit: 'grams', grams: count } as const, revision: item.revision + 1 }
          : item,
      ),
    }))
    return done({ ...live({ ...before, meals }), name: after, revision: before.revision + 1 })
  }

async function count(which: string, id: string): Promise<void> {
  const outcome = await editKept(repository, 'anna', list, [raise(which)], { id, digest: '' })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome))
}

async function countAll(): Promise<void> {
  for (let i = Number(from); !isOver; i += 1) {
    await count(name, `${name}-${i}`)
    await count('c', `both-${i}`)
    process.stdout.write(`${i}\n`)
  }
  await client.$disconnect()
}

countAll().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
