import type { TakenOver } from '../build/take-over'
import { formatCount } from '../nutrition/format'
import { say } from './shell'

function counted(number: number, one: string, many: string): string {
  return `${formatCount(number)} ${number === 1 ? one : many}`
}

/** Says what became of a single file from before; nothing where there was none. */
export function reportTakeOver(taken: TakenOver | null): void {
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
