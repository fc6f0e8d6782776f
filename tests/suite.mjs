// `node tests/suite.mjs core|browser|crash …`: one suite by itself, with what it needs. What follows goes to vitest.
import { spawn } from 'node:child_process'
import { build, root } from '../lib/serve/setup.mjs'
import { ready } from './ready.mjs'

export const CONFIGS = {
  core: 'tests/vitest.config.ts',
  browser: 'tests/browser/vitest.config.ts',
  crash: 'tests/crash/vitest.config.ts',
}

if (process.argv[1] === import.meta.filename) {
  const [name, ...args] = process.argv.slice(2)
  const config = CONFIGS[name]
  if (config === undefined) throw new Error(`There is no suite "${name}": ${Object.keys(CONFIGS).join(' or ')}`)
  await ready()
  if (name === 'browser') await build()
  const mode = args.some((arg) => arg === '--watch' || arg === '-w') ? 'watch' : 'run'
  const rest = args.filter((arg) => arg !== '--watch' && arg !== '-w')
  const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', mode, '--config', config, ...rest], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vitest.kill(signal))
  vitest.on('exit', (code) => process.exit(code ?? 1))
}
