const PAUSE_MS = 180

/**
 * In a page with a form marked `data-live-results`, results follow typing and ticking: the page at the address that the
 * form would lead to is fetched whole, and its regions marked `data-live` take the place of those on screen.
 */
export function enhanceLiveResults(root: Document): void {
  const form = root.querySelector<HTMLFormElement>('form[data-live-results]')
  if (form === null) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined

  const follow = async () => {
    clearTimeout(timer)
    asked?.abort()
    const request = new AbortController()
    asked = request
    const to = address(form)
    setBusy(root, true)
    try {
      const response = await fetch(to, { signal: request.signal, headers: { accept: 'text/html' } })
      const next = new DOMParser().parseFromString(await response.text(), 'text/html')
      if (request.signal.aborted) return
      replaceRegions(root, next)
      history.replaceState(null, '', to)
      setBusy(root, false)
    } catch {
      // Typed on; or nobody answers, and then going there says so better than a page that stands still.
      if (!request.signal.aborted) location.assign(to)
    }
  }

  const isOurs = (target: EventTarget | null): target is HTMLInputElement | HTMLSelectElement =>
    (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) && target.form === form
  const isTyped = (target: HTMLInputElement | HTMLSelectElement) => target.type === 'search'

  root.addEventListener('input', ({ target }) => {
    if (!isOurs(target) || !isTyped(target)) return
    clearTimeout(timer)
    timer = setTimeout(follow, PAUSE_MS)
  })
  root.addEventListener('change', ({ target }) => {
    if (!isOurs(target) || isTyped(target)) return
    untickOpposite(form, target)
    follow()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (form.matches(':popover-open')) form.hidePopover()
    follow()
  })
}

/** The address that submitting the form would lead to, without the values that say nothing. */
function address(form: HTMLFormElement): string {
  const params = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value.trim() === '' || (name === 'basis' && value === 'serving')) continue
    params.append(name, value.trim())
  }
  const search = params.toString()
  const { pathname } = new URL(form.action)
  return search === '' ? pathname : `${pathname}?${search}`
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
