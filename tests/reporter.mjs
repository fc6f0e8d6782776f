// Writes what tests/run.mjs tells of a suite to the file that TEST_REPORT names.
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

export default class Report {
  #count = { passed: 0, failed: 0, skipped: 0 }
  #retried = []

  onTestCaseResult(test) {
    this.#count[test.result().state] += 1
    const retries = test.diagnostic()?.retryCount ?? 0
    if (retries > 0) this.#retried.push(`${relative(process.cwd(), test.module.moduleId)}: ${test.fullName}`)
  }

  onTestRunEnd(modules, errors) {
    const files = modules.map((module) => {
      const { collectDuration, setupDuration, duration } = module.diagnostic()
      return { file: module.relativeModuleId, seconds: (collectDuration + setupDuration + duration) / 1000 }
    })
    const broken = errors.length + modules.filter((module) => module.errors().length > 0).length
    writeFileSync(process.env.TEST_REPORT, JSON.stringify({ ...this.#count, broken, retried: this.#retried, files }))
  }
}
