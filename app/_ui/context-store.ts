import { CONTEXTS, type Context, isGateClosed, mayEncouragePotassium } from '@/lib/guidance/context'

/** Where this browser keeps the ticks. They leave it in no way. */
export const CONTEXT_KEY = 'mineral-table-context'

const NOTHING: ReadonlySet<Context> = new Set()

type Kept = { readonly text: string | null; readonly ticks: ReadonlySet<Context> }

// The script before the first paint and that of the page each have this module: what a browser cannot keep, both know.
const page = globalThis as typeof globalThis & { mineralTableTicks?: Kept }

function kept(): Kept {
  return page.mineralTableTicks ?? { text: null, ticks: NOTHING }
}

const listeners = new Set<() => void>()

export function noTicks(): ReadonlySet<Context> {
  return NOTHING
}

export function readTicks(): ReadonlySet<Context> {
  const text = storedText()
  if (text !== kept().text) page.mineralTableTicks = { text, ticks: parseTicks(text) }
  return kept().ticks
}

export function writeTicks(ticks: ReadonlySet<Context>): void {
  const text = JSON.stringify(CONTEXTS.filter((context) => ticks.has(context)))
  try {
    if (ticks.size === 0) localStorage.removeItem(CONTEXT_KEY)
    else localStorage.setItem(CONTEXT_KEY, text)
  } catch {
    // A browser that keeps nothing still counts the ticks of this page.
  }
  page.mineralTableTicks = { text: storedText(), ticks }
  tell()
}

export function subscribeToTicks(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', tell)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) removeEventListener('storage', tell)
  }
}

function tell(): void {
  markPage(readTicks())
  for (const listener of listeners) listener()
}

/** Marks the page with what ticks switch off, for styles and scripts to go by. */
export function markPage(ticks: ReadonlySet<Context>): void {
  const { dataset } = document.documentElement
  if (isGateClosed(ticks)) dataset.gate = 'closed'
  else delete dataset.gate
  if (mayEncouragePotassium(ticks)) delete dataset.potassium
  else dataset.potassium = 'hushed'
}

function storedText(): string | null {
  try {
    return localStorage.getItem(CONTEXT_KEY)
  } catch {
    return null
  }
}

/** What was kept, leaving out whatever is no tick of ours. */
export function parseTicks(text: string | null): ReadonlySet<Context> {
  if (text === null) return NOTHING
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? new Set(CONTEXTS.filter((context) => value.includes(context))) : NOTHING
  } catch {
    return NOTHING
  }
}
