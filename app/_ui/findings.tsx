'use client'

import { type AssessmentInput, assess } from '@/lib/guidance/assess'
import { isGateClosed, mayEncouragePotassium } from '@/lib/guidance/context'
import type { Finding } from '@/lib/guidance/finding'
import type { Guidance } from '@/lib/guidance/rule'
import { FindingView, type Sources } from './finding'
import { GateBox } from './gate-box'
import { useTicks } from './use-ticks'

type FindingsProps = Omit<AssessmentInput, 'context'> & {
  readonly guidance: Guidance
  readonly sources: Sources
}

/** The page says it beneath the findings, always. */
const DISCLAIMER = 'S1'

/** What the articles say about a list. The server says it for nobody in particular; the browser minds its ticks. */
export function Findings({ items, scope, guidance, sources }: FindingsProps) {
  const context = useTicks()
  const assessment = assess({ items, scope, context }, guidance)
  const findings = assessment.findings.filter(({ rule }) => rule !== DISCLAIMER)
  const { folded } = assessment
  const foodNames = new Map(items.map(({ food }) => [food.id, food.name]))
  const onlySuppressed = !mayEncouragePotassium(context) && !isGateClosed(context)
  const view = (finding: Finding) => (
    <FindingView key={finding.rule} finding={finding} foodNames={foodNames} sources={sources} />
  )
  return (
    <>
      <div aria-live="polite">{findings.map(view)}</div>
      {folded.length > 0 && (
        <details className="why more">
          <summary>
            {folded.length} more {folded.length === 1 ? 'finding' : 'findings'}
          </summary>
          {folded.map(view)}
        </details>
      )}
      <GateBox shown={onlySuppressed ? 'always' : 'behind-gate'} marked={guidance.kidneyPotassium} />
    </>
  )
}
