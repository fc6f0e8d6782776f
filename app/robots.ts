import type { MetadataRoute } from 'next'
import { href } from '@/lib/urls'

/** Lists belong to whoever made them; everything else may be read by anybody. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', disallow: [href.lists()] } }
}
