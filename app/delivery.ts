import type { Metadata } from 'next'

/**
 * How a route is delivered. Every page spreads one of these into its own metadata, never into that of a layout, which
 * others would inherit; every route handler answers with one of the headers below. What declares nothing is private.
 */
type Delivery = Pick<Metadata, 'other'>

/** The same for everybody: kept by address, and sent without the scripts of Next. Nothing of it may need them. */
export const SHARED: Delivery = { other: { delivery: 'shared' } }

/** For whoever asks, or of this moment: kept by nobody, with its scripts. */
export const PRIVATE: Delivery = { other: { delivery: 'private' } }

export const SHARED_ANSWER = { 'Cache-Control': 'public, max-age=0, must-revalidate' } as const

export const PRIVATE_ANSWER = { 'Cache-Control': 'private, no-store' } as const
