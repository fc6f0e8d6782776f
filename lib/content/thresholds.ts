import thresholdsJson from '../../data/thresholds.json'
import type { Thresholds } from '../nutrition/thresholds'
import { thresholdsSchema } from '../schemas/thresholds'

/** The numbers of the tag rule, read once. */
export const thresholds: Thresholds = thresholdsSchema.parse(thresholdsJson)
