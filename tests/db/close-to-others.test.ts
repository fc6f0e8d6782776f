import { chmodSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openStore } from '@/lib/build/open-stores'
import { emptyStores } from '../fixtures/stores'

test.skipIf(process.platform === 'win32')(
  'what belongs to people is made for one user alone, and closed to all but a group where it was open, with its log',
  () => {
    const stores = emptyStores()
    openStore(stores, 'people').db.close()
    expect(statSync(stores.people).mode & 0o777).toBe(0o600)
    chmodSync(stores.people, 0o664)
    const { db } = openStore(stores, 'people')
    db.exec('CREATE TABLE Something (id)')
    for (const name of [stores.people, `${stores.people}-wal`]) expect(statSync(name).mode & 0o777).toBe(0o660)
    db.close()
  },
)
