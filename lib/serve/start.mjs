// `npm start`: from a fresh clone to a served site, doing only what is not done yet.
import { spawn } from 'node:child_process'
import { build, checkNode, generateClient, install, root, SERVER } from './setup.mjs'

checkNode()
install()
generateClient()
const dev = process.argv.includes('--dev')
if (!dev) build()

const server = spawn(process.execPath, SERVER, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
