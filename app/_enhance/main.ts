import { enhanceAddToList } from './add-to-list'
import { enhanceHushedOptions } from './hushed-options'
import { enhanceLiveResults } from './live-results'
import { enhanceSearchBoxes } from './search-box'

enhanceSearchBoxes(document)
enhanceLiveResults(document)
enhanceAddToList(document)
enhanceHushedOptions(document)
