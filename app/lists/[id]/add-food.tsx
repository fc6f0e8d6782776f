'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { MAX_QUERY_LENGTH } from '@/lib/catalogue/query'
import type { Suggestion } from '@/lib/catalogue/reader'
import { href } from '@/lib/urls'
import '../../_ui/search-box.css'
import { isNotNow } from '../../_ui/send-command'
import { Submit } from '../../_ui/submit'
import { post, problemOfOutcome } from '../post'
import { showToast } from '../toast'

type AddFoodProps = { readonly list: string; readonly meal: string; readonly mealName: string; readonly q: string }

const PAUSE_MS = 120

/** Finds a food and puts it into a meal: as it is typed where script runs, by the matches below where it does not. */
export function AddFood({ list, meal, mealName, q }: AddFoodProps) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(q)
  const [found, setFound] = useState<readonly Suggestion[]>([])
  const [active, setActive] = useState(0)
  const asked = useRef<AbortController | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const label = `Add a food to ${mealName}`
  const listId = `found-${meal}`
  const open = found.length > 0

  useEffect(() => () => clearTimeout(timer.current), [])

  function close() {
    clearTimeout(timer.current)
    asked.current?.abort()
    setFound([])
  }

  function type(text: string) {
    setTyped(text)
    close()
    if (text.trim() === '') return
    timer.current = setTimeout(() => suggest(text), PAUSE_MS)
  }

  async function suggest(text: string) {
    const request = new AbortController()
    asked.current = request
    try {
      const response = await fetch(href.api.suggest(text), { signal: request.signal })
      const answer: { readonly suggestions?: readonly Suggestion[] } = await response.json()
      setFound(answer.suggestions ?? [])
      setActive(0)
    } catch {
      // Typed on, or nobody answers: the button still finds.
    }
  }

  async function add(food: Suggestion) {
    close()
    setTyped('')
    input.current?.focus()
    const outcome = await post({ do: 'add-food', list, meal, food: food.id })
    const problem = problemOfOutcome(outcome)
    if (problem !== null) showToast(problem)
    else {
      const { at } = outcome.landing
      showToast(`Added ${food.name}.`, at === undefined ? null : { do: 'remove-item', list, item: at, seen: 1 })
    }
    if (!isNotNow(outcome)) router.refresh()
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || !open) return
    const chosen = found[active]
    if (event.key === 'ArrowDown') setActive((active + 1) % found.length)
    else if (event.key === 'ArrowUp') setActive((active + found.length - 1) % found.length)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && chosen !== undefined) add(chosen)
    else return
    event.preventDefault()
  }

  return (
    <form className="search addfood" action={href.listAdd(list, meal)}>
      <input type="hidden" name="meal" value={meal} />
      <label className="unseen" htmlFor={`add-${meal}`}>
        {label}
      </label>
      <input
        ref={input}
        className="field"
        id={`add-${meal}`}
        name="add"
        type="search"
        role="combobox"
        placeholder={label}
        value={typed}
        maxLength={MAX_QUERY_LENGTH}
        autoComplete="off"
        spellCheck="false"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open ? `${listId}-${active}` : undefined}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={close}
      />
      <Submit about={`a food for ${mealName}`}>Find</Submit>
      <div className="combo-list" id={listId} role="listbox" aria-label="Foods that match" hidden={!open}>
        {found.map((food, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard, as a combobox should
          <div
            key={food.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => add(food)}
          >
            {food.name}
            {food.matched !== food.name && <span className="tiny"> {food.matched}</span>}
          </div>
        ))}
      </div>
    </form>
  )
}
