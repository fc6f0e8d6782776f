import 'server-only'
import { authority } from '@/lib/content/authorities'
import { claimPlace } from '@/lib/content/claims'
import type { Guidance } from '@/lib/guidance/rule'
import type { ListItem } from '@/lib/nutrition/list-item'
import type { Sources } from './finding'

/** Everybody whom the rules may cite about these items, in words short enough for chips. */
export function findingsSources({ rules }: Guidance, items: readonly ListItem[]): Sources {
  const says = rules.flatMap((rule) => rule.says)
  const cited = says.flatMap(({ claims }) => (claims === 'of-the-naming' ? [] : claims))
  const naming = items.flatMap(({ food }) => food.named.flatMap(({ claims }) => claims))
  const places = [...new Set([...cited, ...naming])].map((id) => [id, claimPlace(id)])
  const authorities = [...new Set(says.flatMap((saying) => saying.authorities))].map((id) => {
    const { name, says: words } = authority(id)
    return [id, { name, says: words }]
  })
  return { places: Object.fromEntries(places), authorities: Object.fromEntries(authorities) }
}
