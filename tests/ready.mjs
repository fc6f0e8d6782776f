// `node tests/ready.mjs [build]`: what must stand before a check or test can run, each step skipped when it is done.
import { build, checkNode, generateClient, install } from '../lib/serve/setup.mjs'

export function ready() {
  checkNode()
  install()
  generateClient()
}

if (process.argv[1] === import.meta.filename) {
  ready()
  if (process.argv[2] === 'build') build()
}
