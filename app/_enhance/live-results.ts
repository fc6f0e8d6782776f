const PAUSE_MS = 180

type Choice = readonly [name: string, value: string]

/**
 * In a page with a form marked `data-live-results`, results follow typing and ticking: the page at the address that the
 * form would lead to is fetched whole, and its regions marked `data-live` take the place of those on screen.
 *
 * Words that ask for a tag lead on to an address where the tag is a filter. The field keeps what is being typed, and
 * the filter goes with the words, until the field is left: then the words are gone and the filter stays.
 */
export function enhanceLiveResults(root: Document): void {
  const form = root.querySelector<HTMLFormElement>('form[data-live-results]')
  if (form === null) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined
  let typed: readonly Choice[] = []
  let shown = new URL(location.href)

  const settle = () => {
    const field = form.elements.namedItem('q')
    if (typed.length > 0 && field instanceof HTMLInputElement) field.value = shown.searchParams.get('q') ?? ''
    typed = []
  }

  const follow = async (isTyping: boolean) => {
    clearTimeout(timer)
    timer = undefined
    asked?.abort()
    const request = new AbortController()
    asked = request
    const to = address(form, typed)
    setBusy(root, true)
    try {
      const response = await fetch(to, { signal: request.signal, headers: { accept: 'text/html' } })
      const next = new DOMParser().parseFromString(await response.text(), 'text/html')
      if (request.signal.aborted) return
      const isStillTyped = timer !== undefined || (isTyping && isTyped(root.activeElement))
      replaceRegions(root, next)
      shown = new URL(response.url)
      typed = choicesBeside(new URL(to, location.href), shown)
      if (!isStillTyped) settle()
      history.replaceState(null, '', `${shown.pathname}${shown.search}`)
      asked = undefined
      setBusy(root, false)
    } catch {
      // Typed on; or nobody answers, and then going there says so better than a page that stands still.
      if (!request.signal.aborted) location.assign(to)
    }
  }

  const isOurs = (target: EventTarget | null): target is HTMLInputElement | HTMLSelectElement =>
    (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.form === form
  const isTyped = (target: EventTarget | null) => isOurs(target) && target.type === 'search'

  root.addEventListener('input', ({ target }) => {
    if (!isTyped(target)) return
    clearTimeout(timer)
    timer = setTimeout(follow, PAUSE_MS, true)
  })
  root.addEventListener('change', ({ target }) => {
    if (!isOurs(target)) return
    if (isTyped(target)) {
      // What is still to be answered settles when it is.
      if (timer === undefined && asked === undefined) settle()
      return
    }
    untickOpposite(form, target)
    follow(false)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (form.matches(':popover-open')) form.hidePopover()
    follow(false)
  })
}

/** The address that submitting the form would lead to, without the values that say nothing and those of `but`. */
function address(form: HTMLFormElement, but: readonly Choice[]): string {
  const params = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (but.some((choice) => choice[0] === name && choice[1] === value)) continue
    if (typeof value !== 'string' || value.trim() === '' || (name === 'basis' && value === 'serving')) continue
    params.append(name, value.trim())
  }
  const search = params.toString()
  const { pathname } = new URL(form.action)
  return search === '' ? pathname : `${pathname}?${search}`
}

/** The filters of an address that another one does not have. */
function choicesBeside(before: URL, after: URL): readonly Choice[] {
  return [...after.searchParams].filter(
    ([name, value]) => (name === 'tag' || name === 'not') && !before.searchParams.getAll(name).includes(value),
  )
}

/** Asking for a tag and leaving it out at once finds nothing: the newer tick wins. */
function untickOpposite(form: HTMLFormElement, changed: HTMLInputElement | HTMLSelectElement): void {
  if (!(changed instanceof HTMLInputElement) || changed.type !== 'checkbox' || !changed.checked) return
  for (const other of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]:checked')) {
    if (other.value === changed.value && other.name !== changed.name) other.checked = false
  }
}

function setBusy(root: Document, busy: boolean): void {
  for (const region of root.querySelectorAll('[data-live]')) region.setAttribute('aria-busy', String(busy))
}

function replaceRegions(root: Document, next: Document): void {
  const focused = root.activeElement
  const unfolded = [...root.querySelectorAll<HTMLDetailsElement>('[data-live] details')].map((one) => one.open)
  root.title = next.title
  for (const region of root.querySelectorAll('[data-live]')) {
    const fresh = next.getElementById(region.id)
    if (fresh !== null) region.replaceChildren(...fresh.childNodes)
  }
  for (const [place, details] of root.querySelectorAll<HTMLDetailsElement>('[data-live] details').entries()) {
    if (unfolded[place] === true) details.open = true
  }
  if (focused instanceof HTMLElement && !focused.isConnected) counterpart(root, focused)?.focus({ preventScroll: true })
}

/** The element that stands where this one stood before the regions were replaced. */
function counterpart(root: Document, gone: HTMLElement): HTMLElement | null {
  if (gone.id !== '') return root.getElementById(gone.id)
  if (gone instanceof HTMLInputElement && gone.name !== '') {
    return root.querySelector<HTMLElement>(`input[name="${CSS.escape(gone.name)}"][value="${CSS.escape(gone.value)}"]`)
  }
  if (gone instanceof HTMLSelectElement)
    return root.querySelector<HTMLElement>(`select[name="${CSS.escape(gone.name)}"]`)
  return null
}
