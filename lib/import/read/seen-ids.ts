const PAGE = 1 << 16

/** Which whole numbers came before: a bit each, so that two million cost a few hundred kilobytes. */
export class SeenIds {
  readonly #pages = new Map<number, Uint8Array>()

  /** False where the number was there already. */
  add(id: number): boolean {
    const number = Math.floor(id / PAGE)
    let page = this.#pages.get(number)
    if (page === undefined) {
      page = new Uint8Array(PAGE / 8)
      this.#pages.set(number, page)
    }
    const at = (id % PAGE) >> 3
    const bit = 1 << (id & 7)
    const byte = page[at] ?? 0
    page[at] = byte | bit
    return (byte & bit) === 0
  }
}
