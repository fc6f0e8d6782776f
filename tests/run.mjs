// `npm test`: installs what is missing and runs every check and test. The last line counts them all.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, checkNode, generateClient, install, root } from '../lib/serve/setup.mjs'

checkNode()
install()
generateClient()

const reports = join(root, '.state', 'reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const count = { passed: 0, failed: 0, skipped: 0 }

function execute(script, args) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(process.execPath, [join('node_modules', script), ...args], {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' },
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** A tool that passes or fails as a whole counts as one. */
async function check(name, ...commands) {
  const began = Date.now()
  for (const [script, ...args] of commands) {
    const { code, output } = await execute(script, args)
    if (code === 0) continue
    count.failed += 1
    console.log(`✗ ${name}\n${output}`)
    return
  }
  count.passed += 1
  console.log(`✓ ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
}

async function suite(name, config) {
  const began = Date.now()
  const report = join(reports, `${name}.json`)
  const { code, output } = await execute('vitest/vitest.mjs', [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  let result
  try {
    result = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    count.failed += 1
    console.log(`✗ ${name} tests did not report\n${output}`)
    return
  }
  count.passed += result.numPassedTests
  count.failed += result.numFailedTests
  count.skipped += result.numPendingTests + result.numTodoTests
  for (const line of output.split('\n'))
    if (/skipped:|no releases at hand|no documents at hand/i.test(line)) console.log(line)
  const unreported = code !== 0 && result.numFailedTests === 0
  if (unreported) count.failed += 1
  if (code !== 0) console.log(output)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} tests: ${result.numPassedTests} passed (${seconds} s)`)
}

await Promise.all([
  check('types', ['next/dist/bin/next', 'typegen'], ['typescript/bin/tsc', '--noEmit']).then(() =>
    Promise.all([
      check('lint', ['@biomejs/biome/bin/biome', 'ci', '.']),
      check('architecture', [
        'dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        'tests/architecture.cjs',
        'app',
        'lib',
        'prisma',
        'tests',
      ]),
      check('unused code', ['knip/bin/knip.js', '--config', 'tests/knip.json']),
    ]),
  ),
  suite('core', 'tests/vitest.config.ts'),
])
build()
await suite('browser', 'tests/browser/vitest.config.ts')

console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed === 0 ? 0 : 1
