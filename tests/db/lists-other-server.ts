import { lists } from '../../lib/db/lists'
import { connect } from '../../lib/db/people-client'

/** A second server: adds twenty foods to a list of the file it is given. */
const [file = '', list = ''] = process.argv.slice(2)
const client = connect(file)
const door = lists(client)

async function addTwenty(): Promise<void> {
  for (let i = 0; i < 20; i += 1) {
    const measure = { unit: 'grams', grams: 10 } as const
    const result = await door.edit('anna', list, [
      { kind: 'add-item', item: `there${i}`, meal: null, foodId: 'kale', measure, grams: 10 },
    ])
    if (!result?.ok) throw new Error(JSON.stringify(result))
  }
  await client.$disconnect()
}

addTwenty().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
