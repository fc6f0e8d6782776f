import { href } from '../../lib/urls'

type Answer =
  | { readonly ok: true; readonly at: string; readonly list: { readonly id: string; readonly name: string } }
  | { readonly ok: false; readonly words: string }

const SHOWN_MS = 12_000

/** Forms with `data-add-to-list` add their food in place, and say so with a way back. */
export function enhanceAddToList(root: Document): void {
  if (root.querySelector('.toasts') !== null) return
  const region = root.createElement('div')
  region.className = 'toasts'
  region.setAttribute('role', 'status')
  root.body.append(region)
  let timer: ReturnType<typeof setTimeout> | undefined
  // One after the other: the first answer of a new browser brings the cookie that the second must carry.
  let last: Promise<unknown> = Promise.resolve()

  function say(text: string, ...ways: readonly HTMLElement[]): void {
    const toast = root.createElement('p')
    toast.className = 'toast'
    const words = root.createElement('span')
    words.textContent = text
    toast.append(words, ...ways)
    region.replaceChildren(toast)
    clearTimeout(timer)
    timer = setTimeout(() => region.replaceChildren(), SHOWN_MS)
  }

  function undoButton(answer: Extract<Answer, { ok: true }>, food: string): HTMLElement {
    const button = root.createElement('button')
    button.type = 'button'
    button.textContent = 'Undo'
    button.addEventListener('click', async () => {
      const fields = { do: 'remove-item', list: answer.list.id, item: answer.at, seen: '1' }
      const undone = await post(new URLSearchParams(fields))
      say(undone.ok ? `Taken out again: ${food}.` : undone.words)
    })
    return button
  }

  function listLink(answer: Extract<Answer, { ok: true }>): HTMLElement {
    const link = root.createElement('a')
    link.href = href.list(answer.list.id)
    link.textContent = 'Open the list'
    return link
  }

  async function add(form: HTMLFormElement, food: string): Promise<void> {
    const fields = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    )
    const answer = await post(new URLSearchParams(fields))
    if (answer.ok) say(`Added to ${answer.list.name}: ${food}.`, undoButton(answer, food), listLink(answer))
    else say(answer.words)
  }

  root.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    const food = form.dataset.addToList
    if (food === undefined) return
    event.preventDefault()
    last = last.then(() => add(form, food))
  })
}

async function post(body: URLSearchParams): Promise<Answer> {
  try {
    const response = await fetch(href.listCommands(), { method: 'POST', headers: { accept: 'application/json' }, body })
    const answer: Answer = await response.json()
    return answer
  } catch {
    return { ok: false, words: 'The server could not be reached, so this is not added yet. Try again.' }
  }
}
