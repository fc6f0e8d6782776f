import type { Measure } from '../nutrition/measure'
import type { Scope } from './list'

/**
 * One edit of a list. `seen` is the revision of the thing that the person was looking at when they decided;
 * ids of new things come from outside, since the core has no chance in it.
 */
export type ListCommand =
  | { readonly kind: 'rename-list'; readonly name: string; readonly seen: number }
  | { readonly kind: 'set-scope'; readonly scope: Scope; readonly seen: number }
  | { readonly kind: 'add-meal'; readonly meal: string; readonly name: string }
  | { readonly kind: 'rename-meal'; readonly meal: string; readonly name: string; readonly seen: number }
  | { readonly kind: 'move-meal'; readonly meal: string; readonly position: number; readonly seen: number }
  | { readonly kind: 'remove-meal'; readonly meal: string; readonly seen: number }
  | { readonly kind: 'restore-meal'; readonly meal: string }
  | {
      readonly kind: 'add-item'
      readonly item: string
      /** null for the last meal. */
      readonly meal: string | null
      readonly foodId: string
      readonly measure: Measure
      readonly grams: number
    }
  | {
      readonly kind: 'set-measure'
      readonly item: string
      readonly measure: Measure
      readonly grams: number
      readonly seen: number
    }
  | {
      readonly kind: 'move-item'
      readonly item: string
      readonly meal: string
      /** Place among the items to be seen in that meal, counted from 0 with the moved one taken out. */
      readonly position: number
      readonly seen: number
    }
  | { readonly kind: 'remove-item'; readonly item: string; readonly seen: number }
  | { readonly kind: 'restore-item'; readonly item: string }

export type Thing = 'list' | 'meal' | 'item'

/** Why an edit was not made. Nothing changes on a refusal. */
export type Refusal =
  /** Somebody, in another tab, changed this very thing since; `revision` is what it has now. */
  | { readonly reason: 'stale'; readonly thing: Thing; readonly id: string; readonly revision: number }
  | { readonly reason: 'gone'; readonly thing: Thing; readonly id: string }
  | { readonly reason: 'limit'; readonly of: 'lists' | 'meals' | 'items'; readonly most: number }
  | { readonly reason: 'empty-name' }
  | { readonly reason: 'long-name'; readonly most: number }
  | { readonly reason: 'not-positive' }
  | { readonly reason: 'too-much'; readonly most: number }

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function done<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refused(refusal: Refusal): Result<never> {
  return { ok: false, refusal }
}
