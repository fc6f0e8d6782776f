import type { Group } from './group'

/** A stretch of rows in order, as far as it is read: the block in memory and where the next one lies. */
export type Run<T> = {
  at: number
  readonly end: number
  block: readonly Group<T>[]
  next: number
  readonly order: number
}

/** The run with the smallest key first; of equal keys the earlier run. */
export class RunHeap<T> {
  readonly #runs: Run<T>[] = []

  get first(): Run<T> | undefined {
    return this.#runs[0]
  }

  push(run: Run<T>): void {
    this.#runs.push(run)
    let at = this.#runs.length - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#swapIfBefore(at, parent)) return
      at = parent
    }
  }

  settle(): void {
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= this.#runs.length) return
      const child = left + 1 < this.#runs.length && this.#before(left + 1, left) ? left + 1 : left
      if (!this.#swapIfBefore(child, at)) return
      at = child
    }
  }

  removeFirst(): void {
    const last = this.#runs.pop()
    if (last === undefined || this.#runs.length === 0) return
    this.#runs[0] = last
    this.settle()
  }

  #before(a: number, b: number): boolean {
    const first = this.#runs[a]
    const second = this.#runs[b]
    const keyA = first?.block[first.next]?.[0]
    const keyB = second?.block[second.next]?.[0]
    if (first === undefined || second === undefined || keyA === undefined || keyB === undefined) return false
    return keyA < keyB || (keyA === keyB && first.order < second.order)
  }

  #swapIfBefore(a: number, b: number): boolean {
    const first = this.#runs[a]
    const second = this.#runs[b]
    if (first === undefined || second === undefined || !this.#before(a, b)) return false
    this.#runs[a] = second
    this.#runs[b] = first
    return true
  }
}
