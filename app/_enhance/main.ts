import { enhanceAddToList } from './add-to-list'

enhanceAddToList(document)
