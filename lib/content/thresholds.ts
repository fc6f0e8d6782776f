import type { Thresholds } from '../nutrition/thresholds'
import { referenceData } from './reference-data'

/** The numbers of the tag rule, read once. */
export const thresholds: Thresholds = referenceData().thresholds
