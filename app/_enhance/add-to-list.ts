import { href } from '../../lib/urls'
import { fieldsOf, sendCommand } from '../_ui/send-command'

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

  function undoButton(list: string, item: string, food: string): HTMLElement {
    const button = root.createElement('button')
    button.type = 'button'
    button.textContent = 'Undo'
    button.addEventListener('click', async () => {
      const undone = await send({ do: 'remove-item', list, item, seen: '1' })
      say(undone.ok ? `Taken out again: ${food}.` : undone.words)
    })
    return button
  }

  function listLink(list: string): HTMLElement {
    const link = root.createElement('a')
    link.href = href.list(list)
    link.textContent = 'Open the list'
    return link
  }

  async function add(form: HTMLFormElement, food: string): Promise<void> {
    const answer = await send(fieldsOf(new FormData(form)))
    if (!answer.ok) return say(answer.words)
    const { list = '', at = '' } = answer.landing
    say(`Added to ${answer.listName}: ${food}.`, undoButton(list, at, food), listLink(list))
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

async function send(fields: Readonly<Record<string, string>>) {
  try {
    return await sendCommand(fields)
  } catch {
    const words = 'The server could not be reached, so this is not added yet. Try again.'
    return { ok: false, words } as const
  }
}
