'use client'

import './search-box.css'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Suggestion } from '@/lib/catalogue/reader'
import { href } from '@/lib/urls'

const PAUSE_MS = 120

type SearchBoxProps = {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  readonly value?: string
  /** Foods already in a comparison; choosing one adds to them. Without it, choosing opens the food. */
  readonly compare?: readonly string[]
  readonly describedBy?: string
  readonly invalid?: boolean
  readonly name?: string
  /** Id of the form, where the field stands outside it. */
  readonly form?: string
}

function isSuggestions(answer: unknown): answer is { readonly suggestions: readonly Suggestion[] } {
  return typeof answer === 'object' && answer !== null && 'suggestions' in answer && Array.isArray(answer.suggestions)
}

/** A search field that suggests foods. Without JavaScript it is a plain field of its form. */
export function SearchBox(props: SearchBoxProps) {
  const { id, label, placeholder, value = '', compare, describedBy, invalid = false, name = 'q', form } = props
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const asked = useRef<AbortController>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [found, setFound] = useState<readonly Suggestion[]>([])
  const [active, setActive] = useState(-1)
  const open = found.length > 0

  useEffect(() => {
    const focusOnSlash = (event: globalThis.KeyboardEvent) => {
      const field = input.current
      const target = event.target
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || field === null) return
      if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null) return
      const shown = [...document.querySelectorAll<HTMLElement>('[data-search-box]')].find((box) => box.offsetParent)
      if (shown !== field) return
      event.preventDefault()
      field.focus()
      field.select()
    }
    document.addEventListener('keydown', focusOnSlash)
    return () => {
      document.removeEventListener('keydown', focusOnSlash)
      clearTimeout(timer.current)
      asked.current?.abort()
    }
  }, [])

  const close = () => {
    clearTimeout(timer.current)
    asked.current?.abort()
    setFound([])
    setActive(-1)
  }

  const ask = async (q: string) => {
    const request = new AbortController()
    asked.current = request
    try {
      const response = await fetch(href.api.suggest(q), { signal: request.signal })
      const answer: unknown = response.ok ? await response.json() : null
      setFound(isSuggestions(answer) ? answer.suggestions : [])
      setActive(-1)
    } catch {
      if (!request.signal.aborted) setFound([])
    }
  }

  const typed = (q: string) => {
    clearTimeout(timer.current)
    asked.current?.abort()
    if (q.trim() === '') close()
    else timer.current = setTimeout(ask, PAUSE_MS, q.trim())
  }

  const to = (food: Suggestion) => (compare === undefined ? href.food(food.id) : href.compare([...compare, food.id]))

  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !open) return
    const chosen = found[active]
    if (event.key === 'ArrowDown') setActive(((active + 2) % (found.length + 1)) - 1)
    else if (event.key === 'ArrowUp') setActive(active < 0 ? found.length - 1 : active - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && chosen !== undefined) location.assign(to(chosen))
    else return
    event.preventDefault()
  }

  return (
    <div className="combo">
      <label className="unseen" htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        className="field"
        id={id}
        name={name}
        form={form}
        type="search"
        role="combobox"
        data-search-box=""
        placeholder={placeholder}
        defaultValue={value}
        autoComplete="off"
        spellCheck="false"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => typed(event.target.value)}
        onKeyDown={pressed}
        onBlur={(event) => list.current?.contains(event.relatedTarget) || close()}
      />
      <div ref={list} className="combo-list" id={listId} role="listbox" aria-label="Foods that match" hidden={!open}>
        {found.map((food, index) => (
          <a
            key={food.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            href={to(food)}
          >
            {food.name}
            {food.matched !== food.name && <span className="tiny"> {food.matched}</span>}
          </a>
        ))}
      </div>
    </div>
  )
}
