import { z } from 'zod'
import { defaultOrder, EVERYTHING, type FoodQuery } from '../catalogue/query'
import { MINERALS } from '../nutrition/mineral'
import { TAGS } from '../nutrition/tag'
import { claimId, slug, words } from './text'

const mineralCategory = z
  .strictObject({
    id: slug,
    title: words,
    /** What the filter means, whose cut-off it is. Plain text. */
    explains: words,
    tag: z.array(z.enum(TAGS)).min(1),
    sort: z.enum(MINERALS),
    /** Leads to potassium, so pages leave the link out where potassium may not be encouraged. */
    encouragesPotassium: z.boolean(),
    /** What the explaining line leans on. */
    claims: z.array(claimId).min(1),
  })
  .transform(({ tag, sort, ...category }) => {
    const query: FoodQuery = { ...EVERYTHING, tag, sort, order: defaultOrder(sort) }
    return { ...category, query }
  })

/** `data/mineral-categories.json`: filtered views of the foods with addresses of their own. */
export const mineralCategoriesSchema = z.array(mineralCategory)

export type MineralCategory = z.infer<typeof mineralCategory>
