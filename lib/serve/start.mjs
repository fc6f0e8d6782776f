// `npm start`: from a fresh clone to a served site, doing only what is not done yet.
import { spawn } from 'node:child_process'
import { exitCodeOf, onSignals } from './on-signal.mjs'
import { build, checkNode, generateClient, install, root, SERVER } from './setup.mjs'
import { endStep } from './step.mjs'

const LOOK_FOR_PARENT_MS = 1000

const dev = process.argv.includes('--dev')
let server = null
let isStopping = false

function stop(signal) {
  isStopping = true
  if (server === null) {
    endStep()
    process.exit(0)
  }
  // On Windows that would end it at once; Ctrl-C reaches it by itself there.
  if (process.platform !== 'win32') server.kill(signal)
}

onSignals({
  first: stop,
  again: (signal) => {
    endStep()
    server?.kill('SIGKILL')
    process.exit(exitCodeOf(signal))
  },
})

// npm may be killed, which it cannot hand on.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid
  const look = () => {
    if (process.ppid !== parent && !isStopping) stop('SIGTERM')
  }
  setInterval(look, LOOK_FOR_PARENT_MS).unref()
}

checkNode()
await install()
await generateClient()
if (!dev) await build()

// By the channel the server hears when this process is gone, however it ended.
server = spawn(process.execPath, SERVER, {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' },
})
server.on('exit', (code, signal) => {
  if (code !== null) process.exit(code)
  process.exit(isStopping && signal !== 'SIGKILL' ? 0 : exitCodeOf(signal))
})
