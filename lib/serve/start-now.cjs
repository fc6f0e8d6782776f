// A file of its own, because an old Node already stumbles over the word below.
'use strict'

import('./start.mjs')
