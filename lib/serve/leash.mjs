// Runs a step of the start, first of a process group. Where the start ends, even killed, the whole group ends with it.
import { spawn } from 'node:child_process'

const [command = '', ...args] = process.argv.slice(2)

const step = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
step.on('error', (error) => {
  console.error(error.message)
  process.exit(127)
})
step.on('exit', (code) => process.exit(code ?? 1))

process.on('disconnect', () => {
  if (process.platform === 'win32') step.kill()
  else process.kill(-process.pid, 'SIGKILL')
})
