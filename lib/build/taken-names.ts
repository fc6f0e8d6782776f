const SLOTS_AT_FIRST = 1 << 12
const FULLEST = 0.6

/**
 * The names that foods go by, kept as 64 bits of each: a name differs from another by more than capitals. Should two
 * names ever share their bits, the second food takes its next name, which is one of its own all the same.
 */
export class TakenNames {
  #slots = new Uint32Array(2 * SLOTS_AT_FIRST)
  #count = 0

  /** Takes a name; false where it is another food's already. */
  take(name: string): boolean {
    const text = name.toLowerCase()
    let low = 0x811c9dc5
    let high = 0x9e3779b9
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      low = Math.imul(low ^ unit, 0x01000193)
      high = Math.imul(high ^ unit, 0x85ebca6b)
      high ^= high >>> 15
    }
    // A zero in the second place stands for an empty slot.
    const isNew = place(this.#slots, low >>> 0, high >>> 0 || 1)
    if (isNew) this.#count += 1
    if (this.#count > (this.#slots.length / 2) * FULLEST) this.#grow()
    return isNew
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2)
    for (let at = 0; at < this.#slots.length; at += 2) {
      const high = this.#slots[at + 1] ?? 0
      if (high !== 0) place(slots, this.#slots[at] ?? 0, high)
    }
    this.#slots = slots
  }
}

/** Puts a pair into the first free slot from its own on; false where it stands there already. */
function place(slots: Uint32Array, low: number, high: number): boolean {
  const mask = slots.length / 2 - 1
  for (let slot = low & mask; ; slot = (slot + 1) & mask) {
    const there = slots[2 * slot + 1]
    if (there === 0) {
      slots[2 * slot] = low
      slots[2 * slot + 1] = high
      return true
    }
    if (there === high && slots[2 * slot] === low) return false
  }
}
