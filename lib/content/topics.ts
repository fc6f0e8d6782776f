import { type Topic, topicsSchema } from '../schemas/topics'
import { claimsById } from './claims'
import { readDataFile } from './data-file'
import { byId, mustResolve } from './references'

const FILE = 'data/topics.json'

const all: readonly Topic[] = readDataFile('topics.json', topicsSchema)
const index = byId(FILE, all, ({ id }) => id)
const citations = new Map(all.map((topic) => [topic.id, citedBy(topic)]))
for (const [id, claims] of citations) mustResolve(FILE, id, claims, claimsById(), 'data/claims.json')

function citedBy({ diagram, sections }: Topic): readonly string[] {
  const steps = diagram === null ? [] : diagram.steps
  const rows = sections.flatMap(({ table }) => (table === null || table === 'named-sources' ? [] : table.rows))
  const paragraphs = sections.flatMap((section) => section.paragraphs)
  return [...new Set([...steps, ...paragraphs, ...rows].flatMap(({ claims }) => claims))]
}

/** In the order of the file. */
export function topics(): readonly Topic[] {
  return all
}

/** Null where there is no such topic. */
export function topic(id: string): Topic | null {
  return index.get(id) ?? null
}

/** Every claim a topic cites, each once, in the order of the page. */
export function claimsOfTopic(id: string): readonly string[] {
  return citations.get(id) ?? []
}

/** The topics that cite a claim. */
export function topicsCiting(claimId: string): readonly Topic[] {
  return all.filter(({ id }) => claimsOfTopic(id).includes(claimId))
}
