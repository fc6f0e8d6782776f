import { formatMg } from '@/lib/nutrition/format'

type GateBoxProps = {
  readonly shown: 'always' | 'behind-gate'
  /** mg of potassium from which foods are marked. */
  readonly marked: number
}

/** A closed gate is seen: what is off, and why. */
export function GateBox({ shown, marked }: GateBoxProps) {
  return (
    <div className={shown === 'always' ? 'gate' : 'gate gate-closed-only'} role="note">
      <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" width="20" height="20">
        <path d="M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3" />
      </svg>
      <div>
        <h3>Potassium suggestions are off</h3>
        <p className="small">
          Nothing here speaks for eating more potassium while what you ticked stays ticked.{' '}
          {shown === 'behind-gate' && `Foods with ${formatMg(marked)} of it or more are marked in the list. `}
          Set potassium with your clinician.
        </p>
      </div>
    </div>
  )
}
