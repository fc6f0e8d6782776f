// `npm test [-- part …] [-- --slow]`: installs what is missing and runs every check and test, or those that are named.
// The last line counts them all.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from '../lib/serve/setup.mjs'
import { followCpu } from './cpu.mjs'
import { ready } from './ready.mjs'
import { CONFIGS } from './suite.mjs'

const SLOWEST = 15
const CACHE = 'node_modules/.cache/mineral-table'
const reports = join(root, '.state', 'reports')

const count = { passed: 0, failed: 0, skipped: 0 }
const retried = []
const files = []

function execute(script, args, env = {}) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0', ...env },
    })
    const cpu = followCpu(child)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => resolve({ code, output, cpu: cpu() }))
  })
}

function costs(began, cpu) {
  const wall = `${((Date.now() - began) / 1000).toFixed(1)} s`
  return cpu === null ? `(${wall})` : `(${wall}, ${cpu.toFixed(1)} s of CPU)`
}

/** A tool that passes or fails as a whole counts as one. */
function check(name, ...commands) {
  return async () => {
    const began = Date.now()
    let all = 0
    for (const [script, ...args] of commands) {
      const { code, output, cpu } = await execute(script, args)
      all = cpu === null ? null : all + cpu
      if (code === 0) continue
      count.failed += 1
      console.log(`✗ ${name}\n${output}`)
      return false
    }
    count.passed += 1
    console.log(`✓ ${name} ${costs(began, all)}`)
    return true
  }
}

function suite(name) {
  return async (workers) => {
    const began = Date.now()
    const report = join(reports, `${name}.json`)
    const args = ['run', '--config', CONFIGS[name], '--reporter=default', '--reporter=./tests/reporter.mjs']
    const { code, output, cpu } = await execute('node_modules/vitest/vitest.mjs', [...args, ...workers], {
      TEST_REPORT: report,
    })
    let result
    try {
      result = JSON.parse(readFileSync(report, 'utf8'))
    } catch {
      count.failed += 1
      console.log(`✗ ${name} tests did not report\n${output}`)
      return
    }
    for (const state of ['passed', 'failed', 'skipped']) count[state] += result[state]
    // A file that could not be read has no tests that failed.
    if (code !== 0 && result.failed === 0) count.failed += Math.max(1, result.broken)
    retried.push(...result.retried)
    files.push(...result.files)
    for (const line of output.split('\n'))
      if (/skipped:|no releases at hand|no documents at hand/i.test(line)) console.log(line)
    if (code !== 0) console.log(output)
    console.log(`${code === 0 ? '✓' : '✗'} ${name} tests: ${result.passed} passed ${costs(began, cpu)}`)
  }
}

const bin = (name) => `node_modules/${name}`
const PARTS = {
  lint: check('lint', [bin('@biomejs/biome/bin/biome'), 'ci', '.']),
  architecture: check('architecture', [
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    ...['--config', 'tests/architecture.cjs'],
    ...['--cache', `${CACHE}/dependency-cruiser`, '--cache-strategy', 'content'],
    ...['app', 'lib', 'prisma', 'tests'],
  ]),
  unused: check('unused code', [
    bin('knip/bin/knip.js'),
    ...['--config', 'tests/knip.json', '--cache', '--cache-location', `${CACHE}/knip`],
  ]),
  core: suite('core'),
  types: check(
    'types',
    [bin('next/dist/bin/next'), 'typegen'],
    [bin('typescript/bin/tsc'), '--noEmit', '--tsBuildInfoFile', `${CACHE}/types.tsbuildinfo`],
  ),
  browser: suite('browser'),
}
const build = check('build', ['tests/ready.mjs', 'build'])

const args = process.argv.slice(2)
const named = args.filter((arg) => !arg.startsWith('--'))
const unknown = [...named.filter((part) => !(part in PARTS)), ...args.filter((arg) => /^--(?!slow$)/.test(arg))]
if (unknown.length > 0) {
  console.error(`There is no part "${unknown.join('", "')}". Parts: ${Object.keys(PARTS).join(', ')}. Option: --slow`)
  process.exit(2)
}
const wanted = (part) => named.length === 0 || named.includes(part)

await ready()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

// Two lanes of about the same length. A browser waits for the build and keeps more than one core busy by itself; types
// wait for the build too, which writes into the same folder.
const share = wanted('core') && wanted('browser') ? [`--maxWorkers=${Math.ceil(availableParallelism() / 2)}`] : []
const built = wanted('browser') ? build() : Promise.resolve(true)
await Promise.all([
  (async () => {
    if ((await built) && wanted('browser')) await PARTS.browser(share)
  })(),
  (async () => {
    for (const part of ['lint', 'architecture', 'unused']) if (wanted(part)) await PARTS[part]()
    if (wanted('core')) await PARTS.core(share)
    if (wanted('types') && (await built)) await PARTS.types()
  })(),
])

if (args.includes('--slow')) {
  console.log('Slowest files:')
  for (const { file, seconds } of files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SLOWEST))
    console.log(`${seconds.toFixed(1).padStart(7)} s  ${file}`)
}
for (const test of retried) console.log(`Passed or failed only when tried again: ${test}`)
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed === 0 ? 0 : 1
