import { afterAll, afterEach } from 'vitest'
import { closeReader, leave } from './visitor'

afterEach(leave)
afterAll(closeReader)
