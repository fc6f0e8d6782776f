// A thread runs TypeScript only once it has been told how.
import { register } from 'tsx/esm/api'

register()
await import('./catalogue-thread.ts')
