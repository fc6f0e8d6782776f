import { type TakenOver, takeOver } from '../build/take-over'
import type { Stores } from '../db/stores'
import { formatCount } from '../nutrition/format'
import { progressView } from './progress'
import { say } from './shell'

function counted(number: number, one: string, many: string): string {
  return `${formatCount(number)} ${number === 1 ? one : many}`
}

/** Takes over a single file from before, where there is one, and says how far that is and what became of it. */
export function takeOverAndReport(stores: Stores): void {
  const view = progressView(process.stdout)
  try {
    const taken = takeOver(stores, (step) => {
      if (step.step === 'copying') view.show({ phase: 'taking over', rows: step.rows, allRows: step.allRows })
    })
    view.end()
    report(taken)
  } finally {
    view.end()
  }
}

function report(taken: TakenOver | null): void {
  if (taken === null) return
  if (taken.kind === 'left-alone') {
    say(
      `${taken.file} is a database of an older version, beside newer stores. Nothing of it was taken over: move it away, or move the newer stores away to take it over.`,
    )
    return
  }
  const { people, lists, releases, foods, kept } = taken
  const of = `${counted(lists, 'list', 'lists')} of ${counted(people, 'person', 'people')}`
  const imported = `${counted(releases, 'imported release', 'imported releases')} with ${counted(foods, 'food', 'foods')}`
  say(`People and releases have databases of their own now: ${of} and ${imported} were taken over and compared.`)
  say(`The old file is kept as ${kept}; nothing uses it any more.`)
}
