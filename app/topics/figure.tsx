import { ClaimChips } from '@/app/documents/claim-chips'
import type { TopicDiagram } from '@/lib/schemas/topics'
import { Cascade } from './cascade'
import { Pump } from './pump'

const DRAWINGS = { pump: Pump, cascade: Cascade } as const

/** The drawing, and beside it the same in words. */
export function TopicFigure({ diagram }: { readonly diagram: TopicDiagram }) {
  const Drawing = DRAWINGS[diagram.id]
  return (
    <figure className="drawn" aria-label={diagram.title}>
      <Drawing title={diagram.title} description={diagram.description} />
      <figcaption>
        <p className="small">The articles’ account, drawn. The numbers in the drawing are those of the steps.</p>
        <ol className="steps">
          {diagram.steps.map(({ text, claims, magnesium }) => (
            <li key={text}>
              <div>
                <p className="small">{text}</p>
                {magnesium && <p className="takes-part">Mg · magnesium takes part here</p>}
                <ClaimChips ids={claims} />
              </div>
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  )
}
