import { SingleBar } from 'cli-progress'
import type { ImportProgress } from '../build/import'
import type { MoveProgress } from '../build/move-people'
import { formatBytes } from '../import/bytes'
import { formatCount } from '../nutrition/format'

const LINE_EVERY_MS = 5000
const BAR_EVERY_MS = 100

/** How far an import or a download is. */
export type Progress =
  | ImportProgress
  | { readonly phase: 'downloading'; readonly bytes: number; readonly allBytes: number | null }
  | { readonly phase: 'taking over'; readonly rows: number; readonly allRows: number }
  | MoveProgress

export type ProgressView = {
  show(progress: Progress): void
  end(): void
}

/** How far an import is: a bar on a terminal, else a line every few seconds. */
export function progressView(output: NodeJS.WriteStream, now: () => number = Date.now): ProgressView {
  return output.isTTY ? bars(output, now) : lines(output, now)
}

type Stage = {
  readonly title: string
  readonly done: number
  /** null where nobody knows yet. */
  readonly all: number | null
  /** What is counted for people, and how many of them there are so far. */
  readonly unit: 'foods' | 'orders' | 'rows' | 'bytes'
  readonly count: number
}

/** So many a second, or so many in all, without what they are. */
function figure(value: number, unit: Stage['unit']): string {
  return unit === 'bytes' ? formatBytes(value) : formatCount(value)
}

function amount(value: number, unit: Stage['unit']): string {
  return unit === 'bytes' ? formatBytes(value) : `${formatCount(value)} ${unit}`
}

function stageOf(progress: Progress): Stage {
  const stage = (title: string, unit: Stage['unit'], count: number, all: number | null) => ({
    title,
    unit,
    count,
    all,
    done: count,
  })
  switch (progress.phase) {
    case 'downloading':
      return stage('Downloading', 'bytes', progress.bytes, progress.allBytes)
    case 'taking over':
      return stage('Taking over lists and releases', 'rows', progress.rows, progress.allRows)
    case 'moving':
      return stage('Moving people', 'rows', progress.rows, progress.allRows)
    case 'comparing':
      return stage('Comparing', 'rows', progress.rows, progress.allRows)
    case 'reading':
      return { ...stage('Reading the foods', 'foods', progress.foods, progress.allBytes), done: progress.bytes }
    case 'preparing':
      return stage('Preparing the catalogue', 'foods', progress.foods, progress.allFoods)
    case 'sorting':
      return stage('Sorting the catalogue', 'orders', progress.orders, progress.allOrders)
  }
}

function bars(output: NodeJS.WriteStream, now: () => number): ProgressView {
  let bar: SingleBar | undefined
  let title: string | undefined
  let began = now()
  let before = 0
  let shown = 0
  const end = () => {
    bar?.stop()
    bar = undefined
  }
  return {
    show: (progress) => {
      const stage = stageOf(progress)
      const all = stage.all ?? stage.done
      if (stage.title !== title) {
        end()
        title = stage.title
        began = now()
        before = stage.count
        const format = `${title.padEnd(23)} {bar} {percentage}% | {amount} | {rate} a second | {eta_formatted} left`
        bar = new SingleBar({ format, hideCursor: true, stream: output, etaBuffer: 50 })
        bar.start(Math.max(all, 1), 0, { amount: amount(0, stage.unit), rate: '–' })
      }
      if (now() - shown < BAR_EVERY_MS && stage.done < all) return
      shown = now()
      const seconds = (now() - began) / 1000
      bar?.update(Math.min(stage.done, all), {
        amount: amount(stage.count, stage.unit),
        rate: seconds > 0 ? figure(Math.round((stage.count - before) / seconds), stage.unit) : '–',
      })
    },
    end,
  }
}

function lines(output: NodeJS.WriteStream, now: () => number): ProgressView {
  let title: string | undefined
  let began = now()
  let said = now()
  let before = { done: 0, count: 0 }
  return {
    show: (progress) => {
      const { all, done, unit, ...stage } = stageOf(progress)
      if (stage.title !== title) {
        title = stage.title
        began = now()
        said = began
        before = { done, count: stage.count }
        output.write(`${title}\n`)
      }
      if (now() - said < LINE_EVERY_MS) return
      said = now()
      const seconds = (said - began) / 1000
      const share = all === null || all === 0 ? '' : `${Math.floor((100 * done) / all)} %, `
      const left =
        all === null || done === before.done
          ? ''
          : `, ${Math.ceil((seconds * (all - done)) / (done - before.done))} s left`
      const perSecond = figure(Math.round((stage.count - before.count) / seconds), unit)
      output.write(`${share}${amount(stage.count, unit)}, ${perSecond} a second${left}\n`)
    },
    end: () => {},
  }
}
