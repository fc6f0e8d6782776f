import { SingleBar } from 'cli-progress'
import type { ImportProgress } from './import'

const LINE_EVERY_MS = 5000
const BAR_EVERY_MS = 100

export type ProgressView = {
  show(progress: ImportProgress): void
  end(): void
}

const count = (value: number) => value.toLocaleString('en')

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
  readonly unit: 'foods' | 'orders'
  readonly count: number
}

function stageOf(progress: ImportProgress): Stage {
  switch (progress.phase) {
    case 'reading': {
      const { bytes: done, allBytes: all, foods } = progress
      return { title: 'Reading the foods', done, all, unit: 'foods', count: foods }
    }
    case 'preparing': {
      const { foods, allFoods: all } = progress
      return { title: 'Preparing the catalogue', done: foods, all, unit: 'foods', count: foods }
    }
    case 'sorting': {
      const { orders, allOrders: all } = progress
      return { title: 'Sorting the catalogue', done: orders, all, unit: 'orders', count: orders }
    }
  }
}

function bars(output: NodeJS.WriteStream, now: () => number): ProgressView {
  let bar: SingleBar | undefined
  let title: string | undefined
  let began = now()
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
        const format = `${title.padEnd(23)} {bar} {percentage}% | {count} ${stage.unit} | {rate} a second | {eta_formatted} left`
        bar = new SingleBar({ format, hideCursor: true, stream: output, etaBuffer: 50 })
        bar.start(Math.max(all, 1), 0, { count: '0', rate: '–' })
      }
      if (now() - shown < BAR_EVERY_MS && stage.done < all) return
      shown = now()
      const seconds = (now() - began) / 1000
      bar?.update(Math.min(stage.done, all), {
        count: count(stage.count),
        rate: seconds > 0 ? count(Math.round(stage.count / seconds)) : '–',
      })
    },
    end,
  }
}

function lines(output: NodeJS.WriteStream, now: () => number): ProgressView {
  let title: string | undefined
  let began = now()
  let said = now()
  return {
    show: (progress) => {
      const { all, done, unit, ...stage } = stageOf(progress)
      if (stage.title !== title) {
        title = stage.title
        began = now()
        said = began
        output.write(`${title}\n`)
      }
      if (now() - said < LINE_EVERY_MS) return
      said = now()
      const seconds = (said - began) / 1000
      const share = all === null || all === 0 ? '' : `${Math.floor((100 * done) / all)} %, `
      const left = all === null || done === 0 ? '' : `, ${Math.ceil((seconds * (all - done)) / done)} s left`
      const rate = count(Math.round(stage.count / seconds))
      output.write(`${share}${count(stage.count)} ${unit}, ${rate} a second${left}\n`)
    },
    end: () => {},
  }
}
