'use client'

import { CONTEXTS, type Context } from '@/lib/guidance/context'
import { writeTicks } from './context-store'
import { useTicks } from './use-ticks'

const WORDS: Readonly<Record<Context, string>> = {
  kidney: 'Kidney problems',
  'potassium-raising-medicine': 'A medicine that raises potassium',
  diuretics: 'Diuretics',
  'high-blood-pressure': 'High blood pressure, or told I am salt-sensitive',
  exercise: 'Intense exercise',
  'type-2-diabetes': 'Type 2 diabetes',
  digestive: 'Ongoing digestive problems',
  alcohol: 'Regular alcohol',
}

/** What a person may tick about themselves. Health data: it stays in the browser, and one click erases it. */
export function ContextTicks() {
  const ticks = useTicks()

  function toggle(context: Context, on: boolean) {
    const next = new Set(ticks)
    if (on) next.add(context)
    else next.delete(context)
    writeTicks(next)
  }

  return (
    <section className="ctx" id="ctx" aria-labelledby="ctx-head">
      <div className="head">
        <h2 id="ctx-head">About you</h2>
      </div>
      <p className="privacy">
        <strong>These ticks stay in this browser.</strong> They are not sent, not logged and not in the address.
      </p>
      <noscript>
        <p className="note">
          JavaScript is off. A tick still hides what speaks for potassium on this page, but it is not remembered, and
          the guidance does not change with it.
        </p>
      </noscript>
      <form aria-labelledby="ctx-head" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
        <ul>
          {CONTEXTS.map((context) => (
            <li key={context}>
              <label className="tick" htmlFor={`ctx-${context}`}>
                <input
                  type="checkbox"
                  id={`ctx-${context}`}
                  checked={ticks.has(context)}
                  onChange={(event) => toggle(context, event.target.checked)}
                />
                <span>{WORDS[context]}</span>
              </label>
            </li>
          ))}
        </ul>
        <button
          className="btn"
          type="reset"
          onClick={(event) => {
            event.preventDefault()
            writeTicks(new Set())
          }}
        >
          Erase all ticks
        </button>
      </form>
    </section>
  )
}
