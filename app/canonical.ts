import type { Metadata } from 'next'

/** The address that search engines should keep for a page. Only where SITE_URL says what this site is called. */
export function canonical(path: string): Pick<Metadata, 'alternates'> {
  const site = process.env.SITE_URL
  return site === undefined || !URL.canParse(site) ? {} : { alternates: { canonical: new URL(path, site).href } }
}
