import { enhanceAddToList } from './add-to-list'
import { enhanceLiveResults } from './live-results'
import { enhancePotassiumSuppressed } from './potassium-suppressed'
import { enhanceSearchBoxes } from './search-box'

enhanceSearchBoxes(document)
enhanceLiveResults(document)
enhanceAddToList(document)
enhancePotassiumSuppressed(document)
