import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SharedMain } from '@/app/_ui/shared-main'
import { SHARED } from '@/app/delivery'
import { DOORS, findDoor } from '@/lib/catalogue/door'
import { claimPlace } from '@/lib/content/claims'
import { catalogue } from '@/lib/db/catalogue'
import { formatCount } from '@/lib/nutrition/format'
import { foodsHref, href } from '@/lib/urls'
import { ClaimChip } from '../../_ui/chips'
import { Browse } from '../browse'
import { PotassiumNote } from '../potassium-note'
import '../foods.css'
import { canonical } from '../../canonical'

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: PageProps<'/foods/[door]'>): Promise<Metadata> {
  const door = findDoor((await params).door)
  if (door === null) return {}
  return { ...SHARED, title: door.title, ...canonical(foodsHref(door.query)) }
}

export default async function DoorPage({ params }: PageProps<'/foods/[door]'>) {
  const door = findDoor((await params).door)
  if (door === null) notFound()
  const reader = catalogue()
  const page = await reader.search(door.query)
  return (
    <SharedMain className="page">
      <div className="top" id="top" data-live="">
        <h1>{door.title}</h1>
        <p className="lede">{door.explains}</p>
        {door.encouragesPotassium && <PotassiumNote />}
        <p className="chips">
          {door.claims.map((id) => (
            <ClaimChip key={id} id={id} place={claimPlace(id)} />
          ))}
        </p>
        <p className="small door-links">
          <a href={href.method()}>How the cut-off was chosen</a>
          {DOORS.filter(({ id }) => id !== door.id).map(({ id, title, encouragesPotassium }) => (
            <a key={id} href={href.door(id)} className={encouragesPotassium ? 'encourages-potassium' : undefined}>
              {title}
            </a>
          ))}
        </p>
        <p className="quiet small" role="status">
          {formatCount(page.total)} foods
        </p>
      </div>
      <Browse query={door.query} page={page} relaxations={[]} notes={[]} />
    </SharedMain>
  )
}
