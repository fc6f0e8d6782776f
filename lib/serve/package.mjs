// `npm run package [-- FOLDER]`: the site as a folder that starts with Node alone, made in FOLDER or `.state/package`.
import { join, resolve } from 'node:path'
import { build, checkNode, generateClient, install, root, run } from './setup.mjs'

checkNode()
install()
generateClient()
build()
const folder = resolve(process.argv[2] ?? join(root, '.state', 'package'))
run('Packing', process.execPath, ['--import', 'tsx', 'lib/serve/package/main.ts', folder])
