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

function bars(output: NodeJS.WriteStream, now: () => number): ProgressView {
  let bar: SingleBar | undefined
  let phase: ImportProgress['phase'] | undefined
  let began = now()
  let shown = 0
  const end = () => {
    bar?.stop()
    bar = undefined
  }
  return {
    show: (progress) => {
      const reading = progress.phase === 'reading'
      const done = reading ? progress.bytes : progress.foods
      const all = reading ? (progress.allBytes ?? progress.bytes) : progress.allFoods
      if (progress.phase !== phase) {
        end()
        phase = progress.phase
        began = now()
        const what = reading ? 'Reading  ' : 'Preparing'
        const format = `${what} {bar} {percentage}% | {foods} foods | {rate} foods/s | {eta_formatted} left`
        bar = new SingleBar({ format, hideCursor: true, stream: output, etaBuffer: 50 })
        bar.start(Math.max(all, 1), 0, { foods: '0', rate: '–' })
      }
      if (now() - shown < BAR_EVERY_MS && done < all) return
      shown = now()
      const seconds = (now() - began) / 1000
      bar?.update(Math.min(done, all), {
        foods: count(progress.foods),
        rate: seconds > 0 ? count(Math.round(progress.foods / seconds)) : '–',
      })
    },
    end,
  }
}

function lines(output: NodeJS.WriteStream, now: () => number): ProgressView {
  let phase: ImportProgress['phase'] | undefined
  let began = now()
  let said = now()
  return {
    show: (progress) => {
      if (progress.phase !== phase) {
        phase = progress.phase
        began = now()
        said = began
        output.write(phase === 'reading' ? 'Reading the foods\n' : 'Preparing the catalogue\n')
      }
      if (now() - said < LINE_EVERY_MS) return
      said = now()
      const seconds = (said - began) / 1000
      const [done, all] =
        progress.phase === 'reading' ? [progress.bytes, progress.allBytes] : [progress.foods, progress.allFoods]
      const share = all === null || all === 0 ? '' : `${Math.floor((100 * done) / all)} %, `
      const left = all === null || done === 0 ? '' : `, ${Math.ceil((seconds * (all - done)) / done)} s left`
      output.write(
        `${share}${count(progress.foods)} foods, ${count(Math.round(progress.foods / seconds))} a second${left}\n`,
      )
    },
    end: () => {},
  }
}
