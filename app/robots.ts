import type { MetadataRoute } from 'next'

/** Everything may be read by anybody. A list opens only to the browser that made it, so no crawler ever meets one. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/' } }
}
