'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useRef, useState } from 'react'
import { GRAMS } from '@/lib/lists/measure-fields'
import { amountText } from '@/lib/lists/measure-words'
import type { Refusal } from '@/lib/lists/refusal'
import { type Step, step } from '@/lib/lists/step'
import { readAmount } from '@/lib/lists/typed-amount'
import { formatGrams } from '@/lib/nutrition/format'
import { href } from '@/lib/urls'
import { HiddenFields } from '../../_ui/hidden-fields'
import { LineIcon } from '../../_ui/line-icon'
import { isNotNow } from '../../_ui/send-command'
import { Submit } from '../../_ui/submit'
import { Notice } from '../notice'
import { refusalWords } from '../outcome-words'
import { post } from '../post'

export type Unit = { readonly value: string; readonly label: string; readonly grams: number }

type Wanted = { readonly amount: string; readonly measure: string }

type ItemAmountProps = {
  readonly envelope: string
  readonly list: string
  readonly item: string
  readonly name: string
  readonly revision: number
  readonly amount: string
  readonly measure: string
  readonly grams: number
  /** What the amount is now, in words. */
  readonly words: string
  readonly units: readonly Unit[]
  /** What was typed and not taken, where the form was sent without script. */
  readonly refused: (Wanted & { readonly problem: Refusal }) | null
}

/** How much of a food: changed in place, shown at once, then as the server has it. Works as a plain form too. */
export function ItemAmount(props: ItemAmountProps) {
  const { list, item, name, revision, words, units } = props
  const router = useRouter()
  const [wanted, setWanted] = useState<Wanted>(props.refused ?? { amount: props.amount, measure: props.measure })
  const [problem, setProblem] = useState<Refusal | null>(props.refused?.problem ?? null)
  // The revision that a refusal was about: until a newer one is here, nobody can say what it is now.
  const [refusedAt, setRefusedAt] = useState(-1)
  const [shown, setShown] = useState(revision)
  const flight = useRef<{ busy: boolean; next: Wanted | null; seen: number }>({
    busy: false,
    next: null,
    seen: revision,
  })

  // A newer state of the item has come from the server: show it, unless something typed waits to be put right.
  if (shown !== revision) {
    setShown(revision)
    if (problem === null && !flight.current.busy) setWanted({ amount: props.amount, measure: props.measure })
  }

  async function save(next: Wanted) {
    const at = flight.current
    setWanted(next)
    if (at.busy) {
      at.next = next
      return
    }
    at.busy = true
    at.seen = Math.max(at.seen, revision)
    let isReached = true
    for (let want: Wanted | null = next; want !== null; want = at.next) {
      at.next = null
      const outcome = await post({ do: 'set-measure', list, item, seen: at.seen, ...want })
      if (outcome.ok && outcome.revision !== undefined) at.seen = outcome.revision
      setProblem(outcome.ok ? null : outcome.why)
      setRefusedAt(at.seen)
      isReached = !isNotNow(outcome)
    }
    at.busy = false
    if (isReached) router.refresh()
  }

  function saveIfChanged(next: Wanted) {
    const same = next.amount === props.amount && next.measure === props.measure
    if (!same || problem !== null) save(next)
  }

  function stepBy(direction: Step) {
    const typed = readAmount(wanted.amount)
    if (!typed.ok) {
      setProblem(typed.refusal)
      return
    }
    const unit = wanted.measure === GRAMS ? 'grams' : 'portion'
    save({ ...wanted, amount: amountText(step(typed.value, unit, direction)) })
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
    const direction = submitter instanceof HTMLButtonElement && submitter.name === 'step' ? submitter.value : null
    if (direction === 'less' || direction === 'more') stepBy(direction)
    else save(wanted)
  }

  function choose(measure: string) {
    const typed = readAmount(wanted.amount)
    const unit = units.find(({ value }) => value === measure)
    const amount =
      measure === GRAMS ? amountText(props.grams) : wanted.measure === GRAMS || !typed.ok || !unit ? '1' : wanted.amount
    save({ amount, measure })
  }

  const problemId = `problem-${item}`
  const stale = problem === 'stale' && revision > refusedAt
  return (
    <form
      method="post"
      action={href.listCommands()}
      className="portion"
      onSubmit={submit}
      aria-label={`Amount of ${name}`}
    >
      <HiddenFields fields={{ do: 'set-measure', list, item, seen: revision, envelope: props.envelope }} />
      {/* Enter takes the first button of a form: it must be the one that saves. */}
      <button type="submit" className="unseen" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      <span className="step">
        <StepButton direction="less" name={name} />
        <label className="unseen" htmlFor={`qty-${item}`}>
          How much {name}
        </label>
        <input
          className="field qty"
          id={`qty-${item}`}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          value={wanted.amount}
          onChange={(event) => setWanted({ ...wanted, amount: event.target.value })}
          onBlur={() => saveIfChanged(wanted)}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
        />
        <StepButton direction="more" name={name} />
      </span>
      <label className="unseen" htmlFor={`unit-${item}`}>
        Measure of {name}
      </label>
      <select
        className="field unit"
        id={`unit-${item}`}
        name="measure"
        value={wanted.measure}
        onChange={(event) => choose(event.target.value)}
      >
        {units.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        <option value={GRAMS}>g</option>
      </select>
      <span className="tiny num">{formatGrams(props.grams)}</span>
      <noscript>
        <Submit className="btn save" about={`the amount of ${name}`}>
          Save
        </Submit>
      </noscript>
      {problem !== null && (
        <Notice tone="problem">
          <span id={problemId}>
            {refusalWords(problem)}
            {stale && ` It is now ${words}.`}
          </span>
          {stale && <Submit>Save mine anyway</Submit>}
        </Notice>
      )}
    </form>
  )
}

function StepButton({ direction, name }: { readonly direction: Step; readonly name: string }) {
  return (
    <button type="submit" name="step" value={direction} className="btn btn-square">
      <LineIcon size={18} path={direction === 'less' ? 'M5 12h14' : 'M12 5v14M5 12h14'} />
      <span className="unseen">
        {direction === 'less' ? 'Less' : 'More'} {name}
      </span>
    </button>
  )
}
