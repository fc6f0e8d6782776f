import { projectStores } from './stores'

/** Where people and their lists are: in a file beside the other stores, or in a PostgreSQL that several servers share. */
export type PeoplePlace =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string }

export type PostgresPlace = Extract<PeoplePlace, { kind: 'postgres' }>

/** The place that PEOPLE_DATABASE_URL names; the file beside the other stores where it names none. */
export function projectPeople(url: string = process.env.PEOPLE_DATABASE_URL ?? ''): PeoplePlace {
  if (url === '') return { kind: 'sqlite', file: projectStores().people }
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Error('PEOPLE_DATABASE_URL is no address of a PostgreSQL database: use postgresql://user@host:5432/name.')
  }
  return { kind: 'postgres', url }
}

/** The place as people may read it: without user and password. */
export function placeName(place: PeoplePlace): string {
  if (place.kind === 'sqlite') return place.file
  const { host, pathname } = new URL(place.url)
  return `postgresql://${host}${pathname}`
}
