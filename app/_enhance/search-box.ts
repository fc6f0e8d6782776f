import type { Suggestion } from '../../lib/catalogue/reader'
import { href } from '../../lib/urls'

const PAUSE_MS = 120

/** Fields with `data-search-box` suggest foods as one types; `/` goes to the first of them on screen. */
export function enhanceSearchBoxes(root: Document): void {
  const fields = [...root.querySelectorAll<HTMLInputElement>('input[data-search-box]')]
  for (const field of fields) suggestFoods(root, field)
  root.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]'))
      return
    const shown = fields.filter((field) => field.offsetParent !== null)
    const field = shown.find((one) => one.closest('main') !== null) ?? shown[0]
    if (field === undefined) return
    event.preventDefault()
    field.focus()
    field.select()
  })
}

function suggestFoods(root: Document, field: HTMLInputElement): void {
  const list = root.getElementById(`${field.id}-suggestions`)
  if (list === null) return
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  field.setAttribute('aria-expanded', 'false')

  let active = -1
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined
  const options = () => [...list.querySelectorAll<HTMLAnchorElement>('a')]

  const show = (foods: readonly Suggestion[]) => {
    list.replaceChildren(
      ...foods.map((food, index) => option(root, `${list.id}-${index}`, food, addressOf(field, food))),
    )
    list.hidden = foods.length === 0
    field.setAttribute('aria-expanded', String(foods.length > 0))
    activate(-1)
  }

  const activate = (index: number) => {
    active = index
    for (const [place, one] of options().entries()) one.setAttribute('aria-selected', String(place === index))
    const chosen = options()[index]
    if (chosen === undefined) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', chosen.id)
  }

  const forget = () => {
    clearTimeout(timer)
    asked?.abort()
  }

  const close = () => {
    forget()
    show([])
  }

  const ask = async (q: string) => {
    const request = new AbortController()
    asked = request
    try {
      const response = await fetch(href.api.suggest(q), { signal: request.signal })
      const answer: { readonly suggestions?: readonly Suggestion[] } = await response.json()
      if (!request.signal.aborted) show(answer.suggestions ?? [])
    } catch {
      // Typed on, or nobody answers: the search button still finds.
      if (!request.signal.aborted) show([])
    }
  }

  field.addEventListener('input', () => {
    forget()
    const q = field.value.trim()
    if (q === '') close()
    else timer = setTimeout(ask, PAUSE_MS, q)
  })
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (event.key === 'Escape') {
      if (list.hidden) field.blur()
      else close()
      event.preventDefault()
      return
    }
    if (event.key === 'Enter') forget()
    const found = options()
    if (list.hidden || found.length === 0) return
    if (event.key === 'ArrowDown') activate(((active + 2) % (found.length + 1)) - 1)
    else if (event.key === 'ArrowUp') activate(active < 0 ? found.length - 1 : active - 1)
    else if (event.key === 'Enter' && active >= 0) found[active]?.click()
    else return
    event.preventDefault()
  })
  field.addEventListener('blur', (event) => {
    if (!(event.relatedTarget instanceof Node && list.contains(event.relatedTarget))) close()
  })
}

function option(root: Document, id: string, food: Suggestion, address: string): HTMLAnchorElement {
  const link = root.createElement('a')
  link.id = id
  link.href = address
  link.tabIndex = -1
  link.setAttribute('role', 'option')
  link.append(food.name)
  if (food.matched !== food.name) {
    const matched = root.createElement('span')
    matched.className = 'tiny'
    matched.textContent = food.matched
    link.append(' ', matched)
  }
  return link
}

function addressOf(field: HTMLInputElement, food: Suggestion): string {
  const { compare } = field.dataset
  return compare === undefined ? href.food(food.id) : href.compare([...compare.split(' ').filter(Boolean), food.id])
}
