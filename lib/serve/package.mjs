// `npm run package [-- FOLDER]`: the site as a folder that starts with Node alone, made in FOLDER or `.state/package`.
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { build, checkNode, generateClient, install, root } from './setup.mjs'

checkNode()
await install()
await generateClient()
await build()
const folder = resolve(process.argv[2] ?? join(root, '.state', 'package'))
const make = ['--import', 'tsx', 'lib/serve/package/main.ts', folder]
process.exitCode = spawnSync(process.execPath, make, { cwd: root, stdio: 'inherit' }).status ?? 1
