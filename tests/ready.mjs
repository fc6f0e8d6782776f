// `node tests/ready.mjs [build]`: what must stand before a check or test can run, each step skipped when it is done.
import { build, checkNode, generateClient, install } from '../lib/serve/setup.mjs'

export async function ready() {
  checkNode()
  await install()
  await generateClient()
}

if (process.argv[1] === import.meta.filename) {
  await ready()
  if (process.argv[2] === 'build') await build()
}
